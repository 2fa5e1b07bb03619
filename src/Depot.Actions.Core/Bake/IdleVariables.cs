using System.Text;
using Depot.Actions.Checks;
using Depot.Bake.Files;

namespace Depot.Actions.Bake;

/// <summary>Variables of the input <c>vars</c> that no definition file mentions: nothing can come of them.</summary>
internal static class IdleVariables
{
    // The CLI, Compose and BuildKit read these from the environment.
    private static readonly string[] OthersPrefixes = ["BUILDX_", "BUILDKIT_", "COMPOSE_", "DOCKER_", "DEPOT_", "SOURCE_DATE_EPOCH"];

    /// <summary>One warning for each.</summary>
    /// <param name="variables">The input <c>vars</c>.</param>
    /// <param name="files">The definition files; a Compose file may read more from others, so with one of them nothing is known.</param>
    public static IEnumerable<string> GetWarnings(IReadOnlyList<KeyValuePair<string, string?>> variables, IReadOnlyList<BakeFile> files)
    {
        if (variables.Count == 0 || files.Count == 0 || !files.All(IsClosed)) yield break;
        var words = files.SelectMany(file => Words(Encoding.UTF8.GetString(file.Content.Span))).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in variables)
        {
            if (words.Contains(name) || OthersPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))) continue;
            yield return $"Input 'vars': no bake file has a variable '{name}', so it has no effect.{Spelling.DidYouMean(name, words)} Write the name of a 'variable' block.";
        }
    }

    private static bool IsClosed(BakeFile file) =>
        file.Name.EndsWith(".hcl", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
            if (at > start) yield return text[start..at];
            else at++;
        }
    }
}
