using Depot.Actions.Runner;

namespace Depot.Actions.Annotations;

/// <summary>Paths as GitHub requires them in annotations.</summary>
public static class WorkspacePath
{
    /// <summary>The path from the top of the workspace, with <c>/</c>; null when it is outside of the workspace.</summary>
    /// <param name="path">Absolute, or from the working directory.</param>
    /// <param name="environment">The step's environment.</param>
    public static string? Of(string path, RunnerEnvironment environment)
    {
        var relative = Path.GetRelativePath(environment.Workspace, environment.FullPath(path)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
