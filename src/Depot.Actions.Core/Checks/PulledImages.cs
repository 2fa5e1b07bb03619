using Depot.Actions.Dockerfiles;

namespace Depot.Actions.Checks;

/// <summary>Images that a Dockerfile names without a build argument.</summary>
internal static class PulledImages
{
    private const string FromFlag = "--from=";

    /// <summary>Warns about those at <c>localhost</c>.</summary>
    /// <param name="path">The Dockerfile, for the message.</param>
    /// <param name="text">Its text; null when it cannot be read here.</param>
    public static IEnumerable<string> GetWarnings(string path, string? text)
    {
        foreach (var (line, words) in text is null ? [] : DockerfileLines.Instructions(text))
        {
            var images = words[0].ToUpperInvariant() switch
            {
                "FROM" => words.Skip(1).SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal)).Take(1),
                "COPY" => words.Skip(1).Where(word => word.StartsWith(FromFlag, StringComparison.Ordinal)).Select(word => word[FromFlag.Length..]),
                _ => [],
            };
            foreach (var warning in images.Select(image => LocalRegistry.PullWarning($"{path}, line {line}", image)).OfType<string>()) yield return warning;
        }
    }
}
