using ActionsRunner.Expressions;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;

namespace ActionsRunner.Steps;

/// <summary>One use of a container action: main, and pre and post where it has them, each in a container of its own.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Worker/Handlers/ContainerActionHandler.cs.</remarks>
internal sealed class ContainerStep(ActionManifest action, ContainerRuns runs, string image)
{
    // What pre saves reaches main, what main saves reaches post.
    private readonly Dictionary<string, string> _state = new(StringComparer.OrdinalIgnoreCase);

    public bool HasPre => runs.PreEntryPoint is not null;

    public bool HasPost => runs.PostEntryPoint is not null;

    public string PreIf => runs.PreIf;

    public string PostIf => runs.PostIf;

    public Task<StepEnd> PreAsync(StepRun run) => RunAsync(run, runs.PreEntryPoint);

    public Task<StepEnd> MainAsync(StepRun run) => RunAsync(run, runs.EntryPoint);

    public Task<StepEnd> PostAsync(StepRun run) => RunAsync(run, runs.PostEntryPoint);

    private Task<StepEnd> RunAsync(StepRun run, string? entryPoint)
    {
        var job = run.Job;
        var paths = new ContainerPaths(job.Machine.Directories);
        var inputs = ActionInputs.Of(action, run);
        var context = new ExpressionContext(new Dictionary<string, System.Text.Json.Nodes.JsonNode?>(StringComparer.OrdinalIgnoreCase))
            .With("inputs", Values.Object(inputs));
        var arguments = runs.Arguments.Select(argument => Expression.Fill(argument, context));
        return run.RecordAsync(paths, _state, (files, take) =>
        {
            var suffix = Guid.NewGuid().ToString("N")[..6];
            if (job.Machine.Kind != RunnerKind.Official) return ApiContainer.RunAsync(run, image, Environment(run, inputs, files, context), entryPoint, arguments, suffix, take);
            var environment = Environment(run, inputs, files, context).ToDictionary(pair => pair.Key, pair => paths.ToContainer(pair.Value));
            var line = ContainerCommand.Line(job.Machine, image, environment.Keys, entryPoint, arguments, suffix);
            job.Log.Write($"##[command]{string.Join(' ', line)}");
            return WorkerProcess.RunAsync(job.Machine, job.Machine.Directories.Workspace, environment, line, take, run.Cancel);
        });
    }

    // Later wins, but for what action.yml sets, which never replaces anything.
    private Dictionary<string, string> Environment(
        StepRun run, IReadOnlyList<KeyValuePair<string, string>> inputs, IEnumerable<KeyValuePair<string, string>> files, ExpressionContext context)
    {
        var environment = new Dictionary<string, string>(run.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in _state) environment["STATE_" + name] = value;
        foreach (var (name, value) in inputs) environment[ActionInputs.Variable(name)] = value;
        foreach (var (name, value) in runs.Environment) environment.TryAdd(name, Expression.Fill(value, context));
        environment["HOME"] = run.Job.Machine.Directories.GitHubHome;
        foreach (var (name, value) in run.Job.RunnerVariables(run, action.Directory).Concat(files).Concat(run.Job.Runtime)) environment[name] = value;
        return environment;
    }
}
