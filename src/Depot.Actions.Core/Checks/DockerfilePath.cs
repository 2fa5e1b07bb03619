using Depot.Actions.Build;
using Depot.Actions.Runner;

namespace Depot.Actions.Checks;

/// <summary>Where the Dockerfile of a build lies in the checkout, for annotations.</summary>
public static class DockerfilePath
{
    /// <summary>The path from the top of the workspace, with <c>/</c>; null when it is not there.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="isDefaultContext">Whether the context is the repository of the run: the checkout most often holds the same file.</param>
    /// <param name="environment">The step's environment.</param>
    public static string? InWorkspace(BuildPushInputs inputs, bool isDefaultContext, RunnerEnvironment environment)
    {
        if (ContextPath.IsRemote(inputs.File ?? "")) return null;
        var workspace = environment.Workspace;
        var folder = isDefaultContext ? Path.Combine(workspace, Subfolder(inputs.Context))
            : ContextPath.IsRemote(inputs.Context) ? null
            : environment.FullPath(inputs.Context);
        if (folder is null) return null;

        // The path starts at the context when that is a repository, and at the working directory when it is a folder.
        var file = inputs.File is null ? Path.Combine(folder, "Dockerfile") : Path.GetFullPath(inputs.File, isDefaultContext ? folder : environment.WorkingDirectory);
        var relative = Path.GetRelativePath(workspace, file).Replace('\\', '/');
        return File.Exists(file) && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative) ? relative : null;
    }

    // `https://host/owner/name.git#commit:folder`
    private static string Subfolder(string context)
    {
        var fragment = context[(context.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return fragment.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? fragment[(colon + 1)..].TrimStart('/') : "";
    }
}
