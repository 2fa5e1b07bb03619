using Depot.Actions.Dockerfiles;

namespace Depot.Actions.Checks;

/// <summary>Images that a Dockerfile names without a build argument.</summary>
internal static class PulledImages
{
    /// <summary>The most characters of all Dockerfiles together that are read for warnings.</summary>
    public const int MostCharacters = 8 << 20;

    /// <summary>The most warnings. GitHub shows ten of a step.</summary>
    public const int MostWarnings = 10;

    private const string FromFlag = "--from=";

    /// <summary>Warns about those at <c>localhost</c>.</summary>
    /// <param name="path">The Dockerfile, for the message.</param>
    /// <param name="text">Its text; null when it cannot be read here.</param>
    public static IEnumerable<string> GetWarnings(string path, string? text) =>
        Limited(Found(path, text), "The Dockerfile reads more images at this machine, which are not listed.");

    /// <summary>The same for the Dockerfiles of a bake, each file once, however its path is written.</summary>
    /// <param name="paths">Their paths, from the directory.</param>
    /// <param name="directory">The directory of the bake.</param>
    /// <param name="read">Text of a file by its absolute path; null when it cannot be read.</param>
    public static IEnumerable<string> GetWarnings(IEnumerable<string> paths, string directory, Func<string, string?> read) =>
        Limited(Found(paths.DistinctBy(path => Path.GetFullPath(path, directory)), directory, read), "The Dockerfiles read more images at this machine, which are not listed.");

    private static IEnumerable<string> Found(IEnumerable<string> paths, string directory, Func<string, string?> read)
    {
        var left = MostCharacters;
        foreach (var path in paths)
        {
            var text = read(Path.GetFullPath(path, directory));
            left -= text?.Length ?? 0;
            if (left < 0)
            {
                yield return $"The Dockerfiles of this bake have more than {MostCharacters >> 20} MiB. {path} and those after it are not searched for images at this machine; the bake itself is not affected.";
                yield break;
            }

            foreach (var warning in Found(path, text)) yield return warning;
        }
    }

    private static IEnumerable<string> Found(string path, string? text)
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

    private static IEnumerable<string> Limited(IEnumerable<string> warnings, string more)
    {
        var number = 0;
        foreach (var warning in warnings)
        {
            yield return number++ < MostWarnings ? warning : more;
            if (number > MostWarnings) yield break;
        }
    }
}
