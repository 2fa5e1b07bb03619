using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Cli;

/// <summary>Finds the id of the project in the same places and the same order as the CLI, before anything starts.</summary>
/// <remarks>depot/cli b57f518, pkg/helpers/project.go (ResolveProjectID) and pkg/project (FindConfigFileUp).</remarks>
public static class ProjectId
{
    private static readonly string[] ConfigFiles = ["depot.json", "depot.yml", "depot.yaml"];

    /// <summary>Finds the project to build in.</summary>
    /// <param name="input">The input <c>project</c>.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="paths">The context, Dockerfile or bake files, from whose directories the CLI looks upwards.</param>
    /// <returns>The project and where it is named, for messages: <c>'p1' (input 'project')</c>.</returns>
    /// <exception cref="StepException">No project is named anywhere, or in a file that the CLI cannot read to its end.</exception>
    public static string Require(string? input, RunnerEnvironment environment, params IEnumerable<string?> paths)
    {
        if (input is not null) return $"'{input}' (input 'project')";
        if (environment["DEPOT_PROJECT_ID"] is { } variable) return $"'{variable}' (DEPOT_PROJECT_ID)";
        // An existing build already belongs to a project.
        if (environment["DEPOT_BUILD_ID"] is { } build) return $"of build '{build}' (DEPOT_BUILD_ID)";
        if (paths.DefaultIfEmpty().Select(path => DirectoryOf(path, environment)).Distinct().Select(Config).FirstOrDefault(file => file is not null) is { } config)
        {
            CliFiles.Validate("The file that names the Depot project", config);
            return $"named by {config}";
        }

        throw new StepException(
            "No Depot project: input 'project' is empty, DEPOT_PROJECT_ID is not set and no depot.json lies beside or above the build context. " +
            "Set 'project:' of this step to the id shown in your project's settings, or commit the depot.json that 'depot init' writes.");
    }

    private static string DirectoryOf(string? path, RunnerEnvironment environment)
    {
        if (path is null or "" or "-") return environment.WorkingDirectory;
        var full = environment.FullPath(path);
        return Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full;
    }

    private static string? Config(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (ConfigFiles.Select(name => Path.Combine(at, name)).FirstOrDefault(File.Exists) is { } file) return file;
        }

        return null;
    }
}
