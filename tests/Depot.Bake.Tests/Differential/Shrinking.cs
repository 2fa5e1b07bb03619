namespace Depot.Bake.Tests.Differential;

/// <summary>Makes a definition on which answers differ smaller.</summary>
internal static class Shrinking
{
    private const int Repetitions = 2;

    /// <summary>A definition with no line, argument or variable too many that still differs in the same way: a plan where the other has an error, or not.</summary>
    public static Comparison Shrunk(DepotCli cli, Comparison different)
    {
        var current = different;
        while (Smaller(current.Definition).Select(definition => Comparison.Of(cli, definition, Repetitions)).FirstOrDefault(IsAlike) is { } smaller) current = smaller;
        return current;

        bool IsAlike(Comparison other) => other.IsDifferent && other.Theirs.Exit == different.Theirs.Exit && other.Ours.Definition is null == different.Ours.Definition is null;
    }

    private static IEnumerable<RandomDefinition> Smaller(RandomDefinition definition)
    {
        for (var i = 0; i < definition.Files.Count; i++)
        {
            var (path, content) = definition.Files[i];
            var lines = content.Split('\n');
            for (var size = lines.Length / 2; size > 0; size /= 2)
            {
                for (var at = 0; at + size <= lines.Length; at += size)
                    yield return definition with { Files = [.. definition.Files.Take(i), (path, string.Join('\n', lines.Where((_, line) => line < at || line >= at + size))), .. definition.Files.Skip(i + 1)] };
            }
        }

        foreach (var name in definition.Environment.Keys)
            yield return definition with { Environment = definition.Environment.Where(entry => entry.Key != name).ToDictionary(StringComparer.Ordinal) };
        for (var i = 0; i < definition.Arguments.Count; i++)
            yield return definition with { Arguments = [.. definition.Arguments.Where((_, at) => at != i && !(at == i + 1 && definition.Arguments[i].StartsWith('-')))] };
    }
}
