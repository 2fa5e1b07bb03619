using Depot.Actions.Auth;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>The build-push action: inputs to one run of <c>depot build</c>, its results to outputs.</summary>
public static class BuildPushAction
{
    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the build began.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var environment = context.Environment;
        var payload = new Lazy<EventPayload>(() => EventPayload.Read(environment));

        var inputs = BuildPushInputs.Read(context.Inputs, () => GitContext.Default(environment, () => payload.Value));
        SecretMasks.Apply(context, inputs.GithubToken, inputs.Secrets);
        context.Reach?.Require(inputs);
        SecretFlags.Check(inputs.Secrets, environment);
        ProjectId.Require(inputs.Project, environment, inputs.Context, inputs.File);
        var depot = Programs.Depot(context);
        var plan = BuildPlan.For(inputs, environment, () => payload.Value);
        var auth = await DepotAuth.ResolveAsync(context, "depot-build-push-action", payload.Value).ConfigureAwait(false);

        using var folder = StepFolder.Create(environment);
        var files = ResultFiles.In(folder.Path);
        var run = new BuilderChoice(context, inputs.BuildxFallback);
        var (exit, log, command) = await run.RunAsync(auth,
            new("depot build", () => plan.OnDepot(depot, auth.Token?.Value, files)),
            new("docker buildx build", () => plan.OnBuildx(Programs.Docker(environment), files))).ConfigureAwait(false);

        BuildReport.Write(context, BuildResult.Read(files), log);
        return BuildReport.Conclude(context, command, exit, log);
    }
}
