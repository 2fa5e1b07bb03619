using Depot.Actions.Container;
using Depot.Actions.Runner;
using Depot.Bake.Files;

namespace Depot.Actions.Host;

/// <summary>
/// The directories that earlier steps of the job have added to PATH. A runner passes them to all steps except container actions.
/// </summary>
/// <remarks>
/// actions/runner 2.336, src/Runner.Worker/FileCommandManager.cs, lines 40 to 73 and 127 to 157: each step has a file of its own, which
/// stays until the job ends; a directory that is named again moves to the front.
/// </remarks>
internal static class JobPath
{
    private const string FilePrefix = "add_path_";
    private const int MostFiles = 1000;
    private const int MostBytes = 1 << 20;

    /// <summary>The environment with these directories before PATH.</summary>
    /// <param name="environment">The step's; <c>GITHUB_PATH</c> says where the files are.</param>
    /// <param name="paths">Our directories and the runner's, where its names are not ours.</param>
    public static RunnerEnvironment Prepend(RunnerEnvironment environment, PathMapping paths)
    {
        var directories = Directories(Texts(environment["GITHUB_PATH"])).Select(paths.ToContainer).ToList();
        if (directories.Count == 0) return environment;
        var variables = environment.Variables.ToDictionary(StringComparer.Ordinal);
        variables["PATH"] = string.Join(':', environment["PATH"] is { } path ? directories.Append(path) : directories);
        return environment with { Variables = variables };
    }

    /// <summary>The directories of all files, the newest first, each once.</summary>
    /// <param name="texts">The files' strings, the oldest first.</param>
    public static IReadOnlyList<string> Directories(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Reverse().Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Texts(string? ownFile)
    {
        if (ownFile is null || !Path.GetFileName(ownFile).StartsWith(FilePrefix, StringComparison.Ordinal)) return [];
        try
        {
            return [.. new DirectoryInfo(Path.GetDirectoryName(ownFile)!).EnumerateFiles(FilePrefix + "*").Take(MostFiles)
                .Where(file => file.Length is > 0 and <= MostBytes && file.LinkTarget is null && file.Name != Path.GetFileName(ownFile))
                .OrderBy(file => file.LastWriteTimeUtc).Select(file => RegularFile.ReadText(file.FullName, MostBytes))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
