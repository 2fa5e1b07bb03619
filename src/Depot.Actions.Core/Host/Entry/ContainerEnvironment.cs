using Depot.Actions.Container;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Host.Entry;

/// <summary>The environment of a step that stays in its container.</summary>
internal static class ContainerEnvironment
{
    /// <summary>
    /// The step's environment with the host's paths translated to the container's, and without values that point outside.
    /// </summary>
    /// <param name="environment">The environment as the runner gave it: it translates whole values, and neither lists nor <c>key=value</c>.</param>
    /// <param name="paths">The directories of both sides.</param>
    /// <param name="exists">Whether there is a file or directory of that path.</param>
    public static RunnerEnvironment For(RunnerEnvironment environment, PathMapping paths, Func<string, bool> exists)
    {
        var secrets = SecretVariables.In(environment.Variables);
        var variables = environment.Variables.ToDictionary(
            variable => variable.Key,
            variable => secrets.Contains(variable.Key) ? variable.Value : paths.ToContainer(variable.Value),
            StringComparer.Ordinal);
        // Path of a directory on the host. A tool that is installed there would be lost with the container.
        RemoveUnless(exists, variables, "RUNNER_TOOL_CACHE", "");
        RemoveUnless(exists, variables, "DOCKER_CONFIG", "/config.json");
        return environment with { Variables = variables, Scratch = "/tmp" };
    }

    /// <summary>
    /// The environment without the request for the commit: the image has no Git, and the CLI would warn about it three times.
    /// </summary>
    public static RunnerEnvironment WithoutGit(RunnerEnvironment environment)
    {
        if (environment["BUILDX_GIT_INFO"] is not null || ProgramFinder.Find("git", environment) is not null) return environment;
        return environment with { Variables = environment.Variables.Append(new("BUILDX_GIT_INFO", "false")).ToDictionary(StringComparer.Ordinal) };
    }

    private static void RemoveUnless(Func<string, bool> exists, Dictionary<string, string> variables, string name, string file)
    {
        if (variables.TryGetValue(name, out var directory) && !exists(directory + file)) variables.Remove(name);
    }
}
