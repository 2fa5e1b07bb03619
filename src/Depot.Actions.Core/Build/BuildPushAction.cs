using Depot.Actions.Annotations;
using Depot.Actions.Auth;
using Depot.Actions.Checks;
using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Summary;

namespace Depot.Actions.Build;

/// <summary>The build-push action: runs <c>depot build</c> once with the inputs, and sets the outputs from its results.</summary>
public static class BuildPushAction
{
    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot run; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the build began, or while it waited for the next attempt.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var environment = context.Environment;
        var reading = context.Limit.Begin("Reading the inputs and the Dockerfile");
        var payload = new Lazy<EventPayload>(() => EventPayload.Read(environment));

        var inputs = BuildPushInputs.Read(context.Inputs, () => GitContext.Default(environment, () => payload.Value));
        SecretMasks.Apply(context, inputs.GithubToken, inputs.Secrets);
        inputs = inputs with { Secrets = AvailableSecrets.Of(inputs.Secrets, environment, context.Log.Warning) };
        context.HostAccess?.Validate(BuildRequirements.Of(inputs));
        PushLogins.Validate(inputs.Push ? inputs.Tags : [], environment);
        BuildChecks.Validate(inputs, environment);
        var project = ProjectId.Require(inputs.Project, environment, inputs.Context, inputs.File);
        var depot = CliLocator.FindDepot(context);
        CliFiles.Validate(environment);
        var plan = BuildPlan.For(inputs, environment, () => payload.Value);
        var places = DockerfilePlaces.Of(inputs.File, inputs.Context, environment);
        foreach (var warning in BuildChecks.GetWarnings(inputs, plan.IsDefaultContext, places, () => Checkout.FindChange(environment.Workspace))) context.Log.Warning(warning);
        foreach (var warning in ScopedLogins.GetWarnings(inputs.Push ? inputs.Tags : [], environment)) context.Log.Warning(warning);
        if (inputs.DryRun)
        {
            DryRun.Show(context, plan.OnDepot(depot, token: null, ResultFiles.In(DryRun.Directory(environment))), plan.Describe(project));
            return 0;
        }

        reading.Dispose();
        var auth = await DepotAuth.ResolveAsync(context, "depot-build-push-action", payload.Value).ConfigureAwait(false);
        BuildRunner.LogProjectAndToken(context, project, auth);

        using var directory = StepDirectory.Create(environment);
        var files = ResultFiles.In(directory.Path);
        var run = await new BuildRunner(context, inputs.BuildxFallback, inputs.RetryPolicy).RunAsync(auth,
            new("depot build", () => plan.OnDepot(depot, auth.Token?.Value, files.Cleared())),
            new("docker buildx build", () => plan.OnBuildx(CliLocator.FindDocker(environment), files.Cleared()))).ConfigureAwait(false);

        using var reporting = context.Limit.Begin("The report of this build", run.ExitCode);
        var result = BuildResult.Read(files, context.Log);
        BuildReport.Write(context, result, run.Log);
        ImageReport.Write(context, inputs, result);
        BuildAnnotations.Write(context, run.Log.Facts, places);
        if (run.Exit.Succeeded && inputs.Call is { IsCheck: true }) return CheckReport.ReportResult(context, CheckFinding.Read(result.Metadata), places.PathOf(null));
        var evidence = RunReport.Evidence(run, places, known => known with
        {
            Token = auth.Token?.Origin,
            Project = project,
            Retries = inputs.RetryPolicy.Retries,
            Logins = DockerLogins.Read(environment),
            IsDefaultContext = plan.IsDefaultContext,
        });
        if (inputs.Call is null) BuildSummary.Write(context, inputs.Summary, () => BuildPushSummary.Of(inputs, result, run, places, evidence, environment));
        return RunReport.ReportResult(context, run, evidence);
    }
}
