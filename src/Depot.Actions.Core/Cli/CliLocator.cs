using Depot.Actions.Errors;
using Depot.Actions.Install;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Cli;

/// <summary>Finds the programs that run a build, before anything starts.</summary>
public static class CliLocator
{
    /// <summary>Absolute path of the Depot CLI: from PATH, or else the one that the setup action installed.</summary>
    /// <exception cref="StepException">It is in neither.</exception>
    /// <remarks>Only steps that are no containers get the directories that a setup adds to PATH, and a container may be where we came from.</remarks>
    public static string FindDepot(StepContext context) => ProgramFinder.Find("depot", context.Environment) ?? ToolCache.LastUsed(context.Environment)?.Program
        ?? throw InContainer(context)
        ?? new StepException("The Depot CLI is not on PATH. Put a step 'uses: depot/setup-action@v1' before this one.");

    // The setup of a step on the host, or in the job's container, puts it where this step cannot see it.
    private static StepException? InContainer(StepContext context) => context.HostAccess is { } reach
        ? new(reach.OutOfReach("The Depot CLI is neither on PATH nor in RUNNER_TEMP").Message + " Or let the setup step run in its container, too: 'run-in: container'.") : null;

    /// <summary>Absolute path of the Docker client, which carries buildx.</summary>
    /// <exception cref="StepException">It is not on PATH.</exception>
    public static string FindDocker(RunnerEnvironment environment) => ProgramFinder.Find("docker", environment) ?? throw new StepException(
        "Depot had no builder, and 'buildx-fallback' cannot help because docker is not on PATH.");
}
