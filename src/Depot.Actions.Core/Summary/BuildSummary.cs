using Depot.Actions.Step;

namespace Depot.Actions.Summary;

/// <summary>Writes the job summary of a build. A failure here loses only the summary.</summary>
public static class BuildSummary
{
    /// <summary>Writes a report.</summary>
    /// <param name="context">The step.</param>
    /// <param name="mode">The input <c>summary</c>.</param>
    /// <param name="report">Creates the report; not called if none is requested.</param>
    public static void Write(StepContext context, SummaryMode mode, Func<SummaryReport> report)
    {
        mode = mode.In(context.Environment);
        if (mode == SummaryMode.Off) return;
        SafeStep.Run(context, "The summary of this build could not be written", () => context.Files.Summary(context.Log.WithoutSecrets(SummaryMarkdown.Of(report(), mode))));
    }
}
