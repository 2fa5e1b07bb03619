using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>Where the CLI will find the id of the project. The same places in the same order, asked before anything starts.</summary>
/// <remarks>depot/cli b57f518, pkg/helpers/project.go (ResolveProjectID) and pkg/project (FindConfigFileUp).</remarks>
public static class ProjectId
{
    private static readonly string[] ConfigFiles = ["depot.json", "depot.yml", "depot.yaml"];

    /// <summary>Fails when there is no project to build in.</summary>
    /// <param name="input">The input <c>project</c>.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="paths">The context, Dockerfile or bake files, from whose folders the CLI looks upwards.</param>
    /// <exception cref="StepException">No place names a project.</exception>
    public static void Require(string? input, RunnerEnvironment environment, params IEnumerable<string?> paths)
    {
        // An existing build already belongs to a project.
        if (input is not null || environment["DEPOT_PROJECT_ID"] is not null || environment["DEPOT_BUILD_ID"] is not null) return;
        if (paths.DefaultIfEmpty().Select(path => Folder(path, environment)).Distinct().Any(HasConfig)) return;
        throw new StepException(
            "No Depot project: input 'project' is empty, DEPOT_PROJECT_ID is not set and no depot.json lies beside or above the build context. " +
            "Set 'project:' of this step to the id shown in your project's settings, or commit the depot.json that 'depot init' writes.");
    }

    private static string Folder(string? path, RunnerEnvironment environment)
    {
        if (path is null or "" or "-") return environment.WorkingDirectory;
        var full = environment.FullPath(path);
        return Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full;
    }

    private static bool HasConfig(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (ConfigFiles.Any(name => File.Exists(Path.Combine(at, name)))) return true;
        }

        return false;
    }
}
