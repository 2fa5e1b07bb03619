using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;

namespace ActionsRunner.Steps;

/// <summary>One use of a JavaScript action: main, and post where it has one, each a process of Node on the host.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs. Whatever its version says, the machine's Node runs it.</remarks>
internal sealed class NodeStep(ActionManifest action, NodeRuns runs)
{
    // What main saves reaches post.
    private readonly Dictionary<string, string> _state = new(StringComparer.OrdinalIgnoreCase);

    public Task<StepEnd> MainAsync(StepRun run) => RunAsync(run, runs.Main);

    public Task<StepEnd> PostAsync(StepRun run) => RunAsync(run, runs.Post!);

    private Task<StepEnd> RunAsync(StepRun run, string script)
    {
        var job = run.Job;
        var inputs = ActionInputs.Of(action, run);
        return run.RecordAsync(null, _state, (files, take) =>
        {
            var environment = job.HostEnvironment(run, files.Concat(job.Runtime));
            foreach (var (name, value) in _state) environment["STATE_" + name] = value;
            foreach (var (name, value) in inputs) environment[ActionInputs.Variable(name)] = value;
            return WorkerProcess.RunAsync(job.Machine, job.Machine.Directories.Workspace, environment, ["node", Path.Combine(action.Directory, script)], take, run.Cancel);
        });
    }
}
