using Depot.Actions.Errors;

namespace Depot.Actions.Runner;

/// <summary>The environment of a step, read once at the start.</summary>
/// <param name="Variables">Every variable, by name; an empty value counts as unset, as in the runner.</param>
/// <param name="WorkingDirectory">Absolute path that relative paths in inputs start from.</param>
/// <remarks>Variables: docs.github.com, "Store information in variables", default environment variables.</remarks>
public sealed record RunnerEnvironment(IReadOnlyDictionary<string, string> Variables, string WorkingDirectory)
{
    /// <summary>The value of a variable, or null when it is unset or empty.</summary>
    public string? this[string name] => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Base URL of the GitHub server, without a slash at its end.</summary>
    public string ServerUrl => (this["GITHUB_SERVER_URL"] ?? "https://github.com").TrimEnd('/');

    /// <summary><c>owner/name</c>; null outside a workflow.</summary>
    public string? Repository => this["GITHUB_REPOSITORY"];

    /// <summary>The git ref that started the run, such as <c>refs/heads/main</c>.</summary>
    public string? Ref => this["GITHUB_REF"];

    /// <summary>The commit that started the run.</summary>
    public string? Sha => this["GITHUB_SHA"];

    /// <summary>The name of the event, such as <c>pull_request</c>.</summary>
    public string? EventName => this["GITHUB_EVENT_NAME"];

    /// <summary>URL of this attempt of the run, used as the builder id in provenance. Null outside a workflow.</summary>
    public string? BuilderId => RunUrl is { } run && this["GITHUB_RUN_ATTEMPT"] is { } attempt ? $"{run}/attempts/{attempt}" : RunUrl;

    /// <summary>URL of this run; null outside a workflow.</summary>
    public string? RunUrl =>
        Repository is { } repository && this["GITHUB_RUN_ID"] is { } run ? $"{ServerUrl}/{repository}/actions/runs/{run}" : null;

    /// <summary>URL of the sources of this run, such as <c>https://github.com/octo/app/blob/1a2b…</c>; null outside a workflow.</summary>
    public string? SourceUrl => Repository is { } repository && Sha is { } commit ? $"{ServerUrl}/{repository}/blob/{commit}" : null;

    /// <summary>Absolute path of the directory that holds the checkout; the working directory outside a workflow.</summary>
    public string Workspace => this["GITHUB_WORKSPACE"] ?? WorkingDirectory;

    /// <summary>A directory for files of this step; the runner empties it after the job.</summary>
    public string TempDirectory => this["RUNNER_TEMP"] is { } temporary ? FullPath(temporary) : Path.GetTempPath();

    /// <summary>A directory for files of this step that is removed even if the step is killed; null if there is none.</summary>
    public string? Scratch { get; init; }

    /// <summary>The absolute directories of <c>PATH</c>, in order.</summary>
    public IEnumerable<string> SearchPath =>
        (this["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted);

    /// <summary>Reads the process's own environment and working directory.</summary>
    public static RunnerEnvironment OfThisProcess()
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(names);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return new(variables, CurrentDirectory());
    }

    // A removed directory has no path any more.
    private static string CurrentDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException gone)
        {
            throw new StepException("The working directory of this step no longer exists. Check whether an earlier step removed it, and the workflow's 'working-directory'.", gone);
        }
    }

    /// <summary>A path as the user wrote it, made absolute.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, WorkingDirectory);
}
