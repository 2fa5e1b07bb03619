using System.Text.Json.Nodes;
using ActionsRunner.Commands;
using ActionsRunner.Expressions;
using ActionsRunner.Machines;
using ActionsRunner.Steps;
using ActionsRunner.Workflows;

namespace ActionsRunner.Jobs;

/// <summary>Runs one job on a machine, as the official runner does. One object for each run.</summary>
/// <param name="machine">Where it runs.</param>
/// <param name="actions">What its <c>uses:</c> mean.</param>
public sealed partial class Job(Machine machine, ActionTable actions) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly Stack<Func<Task<StepReport>>> _post = new();
    private readonly Dictionary<Step, ContainerStep> _containers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ContainerStep> _registered = [];

    public Machine Machine { get; } = machine;

    public GitHubRun Run { get; init; } = new();

    /// <summary>The <c>secrets</c> context; every value is masked.</summary>
    public Dictionary<string, string> Secrets { get; init; } = [];

    /// <summary>The <c>matrix</c> context.</summary>
    public Dictionary<string, string> Matrix { get; init; } = [];

    /// <summary><c>env</c> of the workflow and the job, and what steps have exported since.</summary>
    public Dictionary<string, string> Environment { get; init; } = new(StringComparer.Ordinal);

    /// <summary><c>ACTIONS_</c> variables: those of <c>id-token: write</c>, the cache and the like.</summary>
    public Dictionary<string, string> Runtime { get; init; } = new(StringComparer.Ordinal);

    public JobLog Log { get; } = new();

    internal bool IsCancelled => _cancel.IsCancellationRequested;

    private ActionImages Images => field ??= new(this);

    /// <summary>Cancels the job: the step that runs gets its signals, of the others only those run that ask to.</summary>
    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();

    /// <summary>Runs the steps, then the post steps of those that have one, last in first out.</summary>
    public async Task<JobReport> RunAsync(JobDefinition definition)
    {
        foreach (var secret in Secrets.Values.Append(Run.Token)) Log.Mask(secret);
        Machine.Write(Path.Combine(Machine.Directories.GitHubWorkflow, "event.json"), Run.Event.ToJsonString());
        var scope = new Scope();
        foreach (var (name, value) in definition.Environment) Environment[name] = Expression.Fill(value, Context(scope, Environment));
        var reports = new List<StepReport>();
        try
        {
            await PrepareAsync(definition.Steps);
            foreach (var step in definition.Steps) await PreAsync(step, scope, reports);
            foreach (var step in definition.Steps) reports.Add(await ReportAsync(step.Id, NameOf(step), () => RunStepAsync(step, scope, _cancel.Token)));
        }
        catch (ImageException missing)
        {
            scope.Status = Outcome.Failure;
            Log.Annotate("error", missing.Message);
        }

        while (_post.TryPop(out var post)) reports.Add(await post());
        return new(scope.Status, reports, Log.Text, Log.Annotations);
    }

    internal static string NameOf(Step step) => step.Name ?? step.Uses ?? step.Run!.Split('\n')[0];

    /// <summary>Runs one step of a scope and notes there how it ended.</summary>
    internal async Task<StepEnd> RunStepAsync(Step step, Scope scope, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var run = Start(step, scope, limit.Token);
        StepEnd end;
        try
        {
            if (!Expression.Holds(step.If, run.Context))
            {
                end = new() { Outcome = Outcome.Skipped };
            }
            else
            {
                // A step that runs although the job is cancelled is not cancelled itself.
                if (cancel.IsCancellationRequested) run = run with { Cancel = CancellationToken.None };
                if (step.Timeout is { } timeout) limit.CancelAfter(timeout);
                end = await DispatchAsync(run);
                if (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
                    Log.Annotate("error", $"The action '{NameOf(step)}' has timed out after {step.Timeout!.Value.TotalMinutes} minutes.");
            }
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ImageException)
        {
            Log.Annotate("error", wrong.Message);
            end = new() { Outcome = Outcome.Failure };
        }

        Note(step, scope, end, run.Context);
        return end;
    }

    private static void Note(Step step, Scope scope, StepEnd end, ExpressionContext context)
    {
        var forgiven = end.Outcome == Outcome.Failure && step.ContinueOnError is { } forgive && Expression.Fill(forgive, context) == "true";
        if (end.Outcome is Outcome.Failure or Outcome.Cancelled && !forgiven && scope.Status == Outcome.Success) scope.Status = end.Outcome;
        if (step.Id is not { } id) return;
        scope.Steps[id] = new JsonObject(new JsonNodeOptions { PropertyNameCaseInsensitive = true })
        {
            ["outputs"] = Values.Object(end.Outputs),
            ["outcome"] = end.Outcome.ToString().ToLowerInvariant(),
            ["conclusion"] = (forgiven ? Outcome.Success : end.Outcome).ToString().ToLowerInvariant(),
        };
    }

    private async Task<StepEnd> DispatchAsync(StepRun run)
    {
        if (run.Step.Uses is not { } uses) return await ScriptStep.RunAsync(run);
        Log.Write($"##[group]Run {uses}\n##[endgroup]");
        switch (actions.Find(uses, Machine.Directories.Workspace))
        {
            case ActionSource.Played played: return await PlayedStep.RunAsync(run, played.Play);
            case ActionSource.Directory directory:
                var action = ActionManifest.Load(directory.Path);
                return action.Runs switch
                {
                    CompositeRuns composite => await CompositeStep.RunAsync(run, action, composite),
                    NodeRuns node => await NodeAsync(run, action, node),
                    _ => await ContainerAsync(run, directory, action),
                };
            default: throw new NotSupportedException(uses);
        }
    }

    private Task<StepEnd> NodeAsync(StepRun run, ActionManifest action, NodeRuns runs)
    {
        var node = new NodeStep(action, runs);
        if (runs.Post is not null) Later(run, runs.PostIf, node.PostAsync);
        return node.MainAsync(run);
    }

    private async Task<StepEnd> ContainerAsync(StepRun run, ActionSource.Directory directory, ActionManifest action)
    {
        var container = await ContainerOfAsync(run.Step, directory, action);
        if (container.HasPost) Later(run, container);
        return await container.MainAsync(run);
    }

    // One object for each use of an action: pre, main and post share its state.
    private async Task<ContainerStep> ContainerOfAsync(Step step, ActionSource.Directory directory, ActionManifest action)
    {
        if (_containers.TryGetValue(step, out var known)) return known;
        var runs = (ContainerRuns)action.Runs;
        return _containers[step] = new(action, runs, await Images.ReadyAsync(directory, runs, _cancel.Token));
    }
}
