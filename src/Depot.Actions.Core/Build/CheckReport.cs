using Depot.Actions.Annotations;
using Depot.Actions.Log;
using Depot.Actions.Step;

namespace Depot.Actions.Build;

/// <summary>Reports the result of <c>call: check</c> to the workflow.</summary>
public static class CheckReport
{
    /// <summary>Annotates the findings. A finding fails the step, as in docker's action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="findings">What was found; null if the builder's answer could not be parsed.</param>
    /// <param name="dockerfile">Path of the Dockerfile; null when unknown.</param>
    /// <returns>The exit code of the step.</returns>
    public static int ReportResult(StepContext context, IReadOnlyList<CheckFinding>? findings, string? dockerfile)
    {
        if (findings is null)
        {
            context.Log.Error("The result of 'call: check' could not be parsed; the log has the raw output.");
            return 1;
        }

        if (findings.Count == 0)
        {
            context.Log.Info("Check complete, no warnings found.");
            return 0;
        }

        BuildAnnotations.Write(context, () => findings.Where(finding => !finding.IsError).Select(finding =>
            new Annotation(LintLevel.Warning, finding.Url is null ? finding.Message : $"{finding.Message}\nMore info: {finding.Url}", finding.Rule, dockerfile, finding.Line)));

        if (findings.FirstOrDefault(finding => finding.IsError) is { } broken)
        {
            context.Log.Annotate("error", $"The Dockerfile cannot be built: {broken.Message}", null, dockerfile is null ? null : WorkspacePath.Of(dockerfile, context.Environment), broken.Line);
            return 1;
        }

        context.Log.Error($"Check complete, {(findings.Count == 1 ? "1 warning has" : $"{findings.Count} warnings have")} been found.");
        return 1;
    }
}
