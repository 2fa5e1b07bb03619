using ActionsRunner.Commands;
using ActionsRunner.Jobs;

namespace ActionsRunner.Steps;

/// <summary>A third-party action, played by a test.</summary>
internal static class PlayedStep
{
    public static async Task<StepEnd> RunAsync(StepRun run, Func<StandInStep, Task> play)
    {
        var job = run.Job;
        var step = new StandInStep(job.Machine, ActionInputs.Given(run), job.HostEnvironment(run, job.Runtime), new LogCommands(job.Log, path => path).Take);
        await play(step);
        var exports = job.Export(new(step.Path, [.. step.Exports], [], [], "", false));
        return new() { Outputs = step.Outputs, Exports = exports, Path = step.Path };
    }
}
