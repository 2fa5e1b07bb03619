using ActionsRunner.Expressions;
using ActionsRunner.Steps;
using ActionsRunner.Workflows;

namespace ActionsRunner.Jobs;

/// <content>What happens before the first step and after the last one.</content>
public sealed partial class Job
{
    // Images come first, for every action that is not of the workspace, whatever the step's `if` says.
    private async Task PrepareAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (Remote(step) is not var (directory, action)) continue;
            if (action.Runs is CompositeRuns composite) await PrepareAsync(composite.Steps);
            else if (action.Runs is ContainerRuns) await ContainerOfAsync(step, directory, action);
        }
    }

    private async Task PreAsync(Step step, Scope scope, List<StepReport> reports)
    {
        if (Remote(step) is not var (directory, action) || action.Runs is not ContainerRuns) return;
        var container = await ContainerOfAsync(step, directory, action);
        if (!container.HasPre) return;
        var run = Start(step, scope, _cancel.Token);
        if (!Expression.Holds(container.PreIf, run.Context)) return;
        if (container.HasPost) Later(run, container);
        reports.Add(await ReportAsync(null, "Pre " + NameOf(step), async () =>
        {
            var end = await container.PreAsync(run);
            if (end.Outcome != Outcome.Success) scope.Status = end.Outcome;
            return end;
        }));
    }

    private void Later(StepRun run, ContainerStep container)
    {
        if (_registered.Add(container)) Later(run, container.PostIf, container.PostAsync);
    }

    private void Later(StepRun run, string postIf, Func<StepRun, Task<StepEnd>> post) => _post.Push(() => ReportAsync(null, "Post " + NameOf(run.Step), async () =>
    {
        var late = Start(run.Step, run.Scope, CancellationToken.None);
        if (!Expression.Holds(postIf, late.Context)) return new() { Outcome = Outcome.Skipped };
        var end = await post(late);
        if (end.Outcome == Outcome.Failure) run.Scope.Status = end.Outcome;
        return end;
    }));

    private async Task<StepReport> ReportAsync(string? id, string name, Func<Task<StepEnd>> run)
    {
        var from = Log.Lines.Count;
        var end = await run();
        return new()
        {
            Id = id,
            Name = name,
            Outcome = end.Outcome,
            ExitCode = end.ExitCode,
            Outputs = end.Outputs,
            Exports = end.Exports,
            Path = end.Path,
            Summary = end.Summary,
            Log = string.Join('\n', Log.Lines.Skip(from)),
        };
    }

    private (ActionSource.Directory Directory, ActionManifest Action)? Remote(Step step) =>
        step.Uses is { } uses && !uses.StartsWith("./", StringComparison.Ordinal)
            && actions.Find(uses, Machine.Directories.Workspace) is ActionSource.Directory directory ? (directory, ActionManifest.Load(directory.Path)) : null;
}
