namespace ActionsRunner.Machines;

/// <summary>The directories of a runner, below one root.</summary>
/// <param name="Root">Absolute path.</param>
/// <param name="Repository">Name of the checked-out repository without its owner.</param>
public sealed record RunnerDirectories(string Root, string Repository)
{
    /// <summary>HOME of the runner's user.</summary>
    public string Home { get; init; } = Path.Combine(Root, "home");

    /// <summary>A directory on the runner's PATH: what is put here is installed on the machine.</summary>
    public string Programs => Path.Combine(Root, "bin");

    public string Work => Path.Combine(Root, "_work");

    /// <summary>RUNNER_WORKSPACE.</summary>
    public string Pipeline => Path.Combine(Work, Repository);

    /// <summary>GITHUB_WORKSPACE.</summary>
    public string Workspace => Path.Combine(Pipeline, Repository);

    /// <summary>RUNNER_TEMP.</summary>
    public string Temp => Path.Combine(Work, "_temp");

    /// <summary>RUNNER_TOOL_CACHE.</summary>
    public string ToolCache => Path.Combine(Work, "_tool");

    /// <summary>HOME of container actions.</summary>
    public string GitHubHome => Path.Combine(Temp, "_github_home");

    /// <summary>Holds event.json.</summary>
    public string GitHubWorkflow { get; init; } = Path.Combine(Root, "_work", "_temp", "_github_workflow");

    public string FileCommands { get; init; } = Path.Combine(Root, "_work", "_temp", "_runner_file_commands");

    /// <summary>The same, with the directory in which act keeps all that it gives to steps: act/workflow.</summary>
    public RunnerDirectories OfAct => this with { GitHubWorkflow = Path.Combine(Root, "act", "workflow"), FileCommands = Path.Combine(Root, "act", "workflow") };

    internal IEnumerable<string> All => [Home, Programs, Workspace, Temp, ToolCache, GitHubHome, GitHubWorkflow, FileCommands];
}
