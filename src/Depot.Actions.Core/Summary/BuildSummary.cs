using Depot.Actions.Step;

namespace Depot.Actions.Summary;

/// <summary>Puts what a build did in the job summary. A failure here costs the summary and nothing else.</summary>
public static class BuildSummary
{
    /// <summary>Shows a report.</summary>
    /// <param name="context">The step.</param>
    /// <param name="mode">The input <c>summary</c>.</param>
    /// <param name="report">Makes the report; not called when none is wanted.</param>
    public static void Write(StepContext context, SummaryMode mode, Func<SummaryReport> report)
    {
        mode = mode.In(context.Environment);
        if (mode == SummaryMode.Off) return;
        SafeStep.Run(context, "The summary of this build could not be written", () => context.Files.Summary(context.Log.WithoutSecrets(SummaryMarkdown.Of(report(), mode))));
    }
}
