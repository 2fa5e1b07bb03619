using Depot.Actions.Checks;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Build;

/// <summary>What <c>call: check</c> tells the workflow.</summary>
public static class CheckReport
{
    /// <summary>GitHub shows ten annotations of a step; one is for the error.</summary>
    public const int MostAnnotations = 9;

    /// <summary>Annotates the findings and decides how the step ends: a finding fails it, as it does in docker's action.</summary>
    /// <param name="context">The step.</param>
    /// <param name="findings">What was found; null when the builder gave no answer that we can read.</param>
    /// <param name="dockerfile">The Dockerfile, from the workspace; null when it is not there.</param>
    /// <returns>The exit code of the step.</returns>
    public static int Conclude(StepContext context, IReadOnlyList<CheckFinding>? findings, string? dockerfile)
    {
        if (findings is null)
        {
            context.Log.Error("The builder's answer to 'call: check' cannot be read, so nobody knows what was found. What it printed stands in the log.");
            return 1;
        }

        if (findings.Count == 0)
        {
            context.Log.Info("Check complete, no warnings found.");
            return 0;
        }

        if (GoBool.Parse(context.Environment["DOCKER_BUILD_CHECKS_ANNOTATIONS"]) != false) Annotate(context, findings, dockerfile);
        if (findings.FirstOrDefault(finding => finding.IsError) is { } broken)
        {
            context.Log.Annotate("error", $"The Dockerfile cannot be built: {broken.Message}", null, dockerfile is null ? null : WorkspacePath.Of(dockerfile, context.Environment), broken.Line);
            return 1;
        }

        context.Log.Error($"Check complete, {(findings.Count == 1 ? "1 warning has" : $"{findings.Count} warnings have")} been found.");
        return 1;
    }

    private static void Annotate(StepContext context, IReadOnlyList<CheckFinding> findings, string? dockerfile)
    {
        foreach (var finding in findings.Where(finding => !finding.IsError).Take(MostAnnotations))
        {
            var more = finding.Url is null ? "" : $"\nMore info: {finding.Url}";
            context.Log.Annotate("warning", $"{finding.Message}{more}", finding.Rule, dockerfile, finding.Line);
        }

        if (findings.Count > MostAnnotations) context.Log.Info($"and {findings.Count - MostAnnotations} more, which stand in the log above.");
    }
}
