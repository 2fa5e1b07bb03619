using Depot.Actions.Auth;
using Depot.Actions.Build;
using Depot.Actions.Runner;

namespace Depot.Actions.Bake;

/// <summary>The bake action: inputs to one run of <c>depot bake</c>, its results to outputs.</summary>
public static class BakeAction
{
    /// <summary>Runs the step.</summary>
    /// <returns>The exit code of the step.</returns>
    /// <exception cref="StepException">The step cannot do its work; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the bake began.</exception>
    public static async Task<int> RunAsync(StepContext context)
    {
        var environment = context.Environment;
        var inputs = BakeInputs.Read(context.Inputs);
        context.Log.Mask(inputs.GithubToken);
        context.Reach?.Require(inputs);
        var folder = BakeFolder.Resolve(inputs, environment);
        var depot = Programs.Depot(context);
        SayWhatDepotDoesWith(inputs, context.Log);

        var definition = await CliDefinition.ReadAsync(context, depot, inputs, BakePlan.Variables(inputs, environment, token: null), folder).ConfigureAwait(false);
        if (definition.Targets is null) throw new StepException($"The bake definition cannot be read: {definition.Problem}");
        if (!definition.Targets.All(target => target.HasProject)) ProjectId.Require(inputs.Project, environment with { WorkingDirectory = folder }, inputs.Files);
        var payload = EventPayload.Read(environment);
        var plan = BakePlan.For(inputs, definition.Targets, environment, folder, payload);
        var auth = await DepotAuth.ResolveAsync(context, "depot-bake-action", payload).ConfigureAwait(false);

        using var temporary = StepFolder.Create(environment);
        var metadata = Path.Combine(temporary.Path, "metadata-file");
        var run = await new BuilderChoice(context, inputs.BuildxFallback).RunAsync(auth,
            new("depot bake", () => plan.OnDepot(depot, auth.Token?.Value, metadata)),
            new("docker buildx bake", () => plan.OnBuildx(Programs.Docker(environment), metadata))).ConfigureAwait(false);

        BakeReport.Write(context, BakeResult.Parse(File.Exists(metadata) ? await File.ReadAllTextAsync(metadata).ConfigureAwait(false) : null), run.Log);
        return BuildReport.Conclude(context, run.Command, run.Exit, run.Log);
    }

    private static void SayWhatDepotDoesWith(BakeInputs inputs, StepLog log)
    {
        if (inputs.Allow.Count > 0) log.Info("Input 'allow' has no effect: builders of Depot grant a bake what it asks for.");
        if (inputs.Call is { } call and not "build")
        {
            throw new StepException($"Input 'call': Depot bakes images only, it cannot '{call}'. Leave the input out, or use docker/bake-action for this step.");
        }
    }
}
