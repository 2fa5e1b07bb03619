using Depot.Actions.Annotations;
using Depot.Actions.Auth;
using Depot.Actions.Cli;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Registries;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Summary;

namespace Depot.Actions.Bake;

/// <summary>The bake action: runs <c>depot bake</c> once with the inputs, and sets the outputs from its results.</summary>
public static class BakeAction
{
    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot run; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the bake began.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var environment = context.Environment;
        var reading = context.Limit.Begin("Reading the inputs and the bake definition");
        var inputs = BakeInputs.Read(context.Inputs);
        context.Log.Mask(inputs.GithubToken);
        context.HostAccess?.Validate(BakeRequirements.Of(inputs));
        var directory = BakeDirectory.Resolve(inputs, environment);
        var depot = CliLocator.FindDepot(context);
        CliFiles.Validate(environment);
        SayWhatDepotDoesWith(inputs, context.Log);

        (var definition, inputs) = await DefinitionReader.ReadAsync(context, depot, inputs, directory).ConfigureAwait(false);
        var bakes = environment with { WorkingDirectory = directory };
        var targets = definition.Targets!;
        BakeChecks.Validate(inputs, targets, directory, environment);
        var project = targets.All(target => target.HasProject) ? "named by the definition" : ProjectId.Require(inputs.Project, bakes, inputs.Files);
        var payload = EventPayload.Read(environment);
        var plan = BakePlan.For(inputs, targets, environment, directory, payload);
        foreach (var warning in BakeChecks.GetWarnings(inputs, targets, directory, environment)
            .Concat(DroppedAttributes.GetWarnings(definition.Files, definition.LeftOut))) context.Log.Warning(warning);
        if (inputs.DryRun)
        {
            DryRun.Show(context, plan.OnDepot(depot, token: null, ResultFiles.In(DryRun.Directory(environment)).MetadataFile), plan.Describe(project, targets));
            return 0;
        }

        reading.Dispose();
        var auth = await DepotAuth.ResolveAsync(context, "depot-bake-action", payload).ConfigureAwait(false);
        BuildRunner.LogProjectAndToken(context, project, auth);

        using var temporary = StepDirectory.Create(environment);
        var files = ResultFiles.In(temporary.Path);
        var run = await new BuildRunner(context, inputs.BuildxFallback, inputs.RetryPolicy).RunAsync(auth,
            new("depot bake", () => plan.OnDepot(depot, auth.Token?.Value, files.Cleared().MetadataFile)),
            new("docker buildx bake", () => plan.OnBuildx(CliLocator.FindDocker(environment), files.Cleared().MetadataFile))).ConfigureAwait(false);

        using var reporting = context.Limit.Begin("The report of this build", run.ExitCode);
        var result = BakeResult.Parse(BuildMetadata.Read(files.MetadataFile, context.Log)).OfDefinition(targets);
        var places = DockerfilePlaces.Of(definition.Dockerfiles, directory, environment);
        BakeReport.Write(context, result, run.Log);
        BuildAnnotations.Write(context, run.Log.Facts, places);
        var evidence = RunReport.Evidence(run, places, known => known with
        {
            Token = auth.Token?.Origin,
            Project = project,
            Retries = inputs.RetryPolicy.Retries,
            Logins = DockerLogins.Read(environment),
        });
        BuildSummary.Write(context, inputs.Summary, () => BakeSummary.Of(inputs, definition.Json, result, run, places, evidence, environment));
        return RunReport.ReportResult(context, run, evidence);
    }

    private static void SayWhatDepotDoesWith(BakeInputs inputs, StepLog log)
    {
        if (inputs.Allow.Count > 0) log.Info("Input 'allow' has no effect: Depot's builders grant all entitlements.");
        if (inputs.Call is { } call and not "build")
        {
            throw new StepException($"Input 'call': Depot bake supports only 'build'; it cannot '{call}'. Leave the input out, or use docker/bake-action for this step.");
        }
    }
}
