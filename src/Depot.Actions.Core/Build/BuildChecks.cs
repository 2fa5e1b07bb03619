using Depot.Actions.Checks;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>What can be known to go wrong before a builder is asked for: errors for what cannot be right, warnings for what may be.</summary>
public static class BuildChecks
{
    /// <summary>Fails on what cannot work.</summary>
    /// <exception cref="InputException">An input cannot be right; the message says what to write.</exception>
    public static void Validate(BuildPushInputs inputs, RunnerEnvironment environment)
    {
        TagCheck.Validate(inputs.Tags, isNeeded: inputs is { Push: true, Outputs: [], Save: false });
        if (ContextPath.IsRemote(inputs.Context)) return;
        ContextCheck.Validate(inputs.Context, environment);
        DockerfileCheck.Validate(inputs.File, inputs.Context, inputs.BuildContexts, environment);
    }

    /// <summary>What may be right but most often is not, one message each.</summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="isDefaultContext">Whether the context is the repository at the commit of the run.</param>
    /// <param name="changedFile">A path of the checkout in the workspace that differs from the commit, asked for only when it matters.</param>
    public static IEnumerable<string> GetWarnings(BuildPushInputs inputs, bool isDefaultContext, Func<string?> changedFile) =>
        [.. BuildArgument.GetWarnings(inputs.BuildArgs), .. ContextCheck.GetWarnings(isDefaultContext, changedFile)];
}
