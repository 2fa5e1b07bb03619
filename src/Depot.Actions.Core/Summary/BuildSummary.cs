using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Failures;
using Depot.Actions.Runner;

namespace Depot.Actions.Summary;

/// <summary>Puts what a build did on the page of the job. Whatever goes wrong here costs the summary and nothing else.</summary>
public static class BuildSummary
{
    /// <summary>Shows a build.</summary>
    /// <param name="context">The step.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="result">What the CLI left.</param>
    /// <param name="run">How the build went.</param>
    /// <param name="evidence">What is known of its failure; null when it did not fail.</param>
    public static void Write(StepContext context, BuildPushInputs inputs, BuildResult result, BuilderRun run, FailureEvidence? evidence = null) =>
        Write(context, inputs.Summary, () => SummaryReports.Of(inputs, result, run, evidence, context.Environment));

    /// <summary>Shows a bake.</summary>
    /// <param name="context">The step.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="definition">The resolved definition.</param>
    /// <param name="folder">The folder it was baked in.</param>
    /// <param name="result">What the CLI left.</param>
    /// <param name="run">How the bake went.</param>
    /// <param name="evidence">What is known of its failure; null when it did not fail.</param>
    public static void Write(StepContext context, BakeInputs inputs, CliDefinition definition, string folder, BakeResult result, BuilderRun run, FailureEvidence? evidence = null) =>
        Write(context, inputs.Summary, () => SummaryReports.Of(inputs, definition, folder, result, run, evidence, context.Environment));

    /// <summary>Shows any report.</summary>
    public static void Write(StepContext context, SummaryMode mode, Func<SummaryReport> report)
    {
        mode = mode.In(context.Environment);
        if (mode == SummaryMode.Off) return;
        SafeStep.Run(context, "The summary of this build could not be written", () => context.Files.Summary(context.Log.WithoutSecrets(SummaryMarkdown.Of(report(), mode))));
    }
}
