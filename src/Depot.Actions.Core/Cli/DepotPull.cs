namespace Depot.Actions.Cli;

/// <summary>The command that fetches a build from the Depot Registry.</summary>
public static class DepotPull
{
    /// <summary>The command, ready to be copied; null when the ids are not known.</summary>
    /// <param name="projectId">Depot's id of the project.</param>
    /// <param name="buildId">Depot's id of the build.</param>
    /// <param name="target">A target of a bake; null for a build.</param>
    public static string? Command(string? projectId, string? buildId, string? target = null) =>
        projectId is null || buildId is null ? null
        : target is null ? $"depot pull --project {projectId} {buildId}"
        : $"depot pull --project {projectId} --target {target} {buildId}";
}
