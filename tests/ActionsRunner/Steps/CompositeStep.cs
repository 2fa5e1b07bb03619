using ActionsRunner.Expressions;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;

namespace ActionsRunner.Steps;

/// <summary>One use of a composite action: its steps in a scope of their own.</summary>
internal static class CompositeStep
{
    public static async Task<StepEnd> RunAsync(StepRun run, ActionManifest action, CompositeRuns runs)
    {
        var scope = new Scope
        {
            Inputs = Values.Object(ActionInputs.Of(action, run).Where(input => action.Inputs.Any(known => known.Key == input.Key))),
            ActionPath = action.Directory,
            Environment = run.Own,
        };
        var ends = new List<StepEnd>();
        foreach (var step in runs.Steps) ends.Add(await run.Job.RunStepAsync(step, scope, run.Cancel));
        var context = run.Job.Context(scope, run.Environment);
        return new()
        {
            Outcome = scope.Status,
            ExitCode = ends.LastOrDefault(end => end.ExitCode is not (null or 0))?.ExitCode,
            Outputs = action.Outputs.ToDictionary(output => output.Key, output => Expression.Fill(output.Value ?? "", context)),
            Exports = ends.SelectMany(end => end.Exports).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
            Path = [.. ends.SelectMany(end => end.Path)],
            Summary = string.Concat(ends.Select(end => end.Summary)),
        };
    }
}
