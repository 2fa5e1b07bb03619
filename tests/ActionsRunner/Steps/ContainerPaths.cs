using ActionsRunner.Machines;

namespace ActionsRunner.Steps;

/// <summary>The directories that a container action shares with the host, and the runner's own translation of paths: whole values only.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Worker/Container/ContainerInfo.cs.</remarks>
internal sealed record ContainerPaths(RunnerDirectories Directories)
{
    // In the runner's order; home and the like come before the directory they lie in.
    private (string Host, string Container)[] Pairs =>
    [
        (Directories.Workspace, "/github/workspace"),
        (Directories.FileCommands, "/github/file_commands"),
        (Directories.GitHubWorkflow, "/github/workflow"),
        (Directories.GitHubHome, "/github/home"),
        (Directories.Temp, "/github/runner_temp"),
    ];

    /// <summary>What is mounted, in the order of the command line.</summary>
    public IEnumerable<(string Host, string Container)> Mounts => Pairs.Reverse();

    public string ToContainer(string value) => Translate(value, Pairs);

    public string ToHost(string value) => Translate(value, Pairs.Select(pair => (pair.Container, pair.Host)));

    private static string Translate(string value, IEnumerable<(string From, string To)> pairs)
    {
        foreach (var (from, to) in pairs)
        {
            if (value == from || value.StartsWith(from + "/", StringComparison.Ordinal)) return to + value[from.Length..];
        }

        return value;
    }
}
