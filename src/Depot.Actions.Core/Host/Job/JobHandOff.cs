using System.Runtime.Versioning;
using Depot.Actions.Errors;
using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Places;
using Depot.Actions.Step;

namespace Depot.Actions.Host.Job;

/// <summary>
/// Has the Engine start our program in the container of the job's own steps, as a runner does with a JavaScript action. This process stays
/// where it is: it passes on output, signals and the exit code, and ensures that nothing remains. Nothing privileged is started.
/// </summary>
/// <param name="engine">The Engine that runs both containers.</param>
/// <param name="container">This container.</param>
/// <param name="job">The job's container.</param>
/// <param name="context">The step.</param>
[SupportedOSPlatform("linux")]
internal sealed class JobHandOff(EngineClient engine, ContainerInfo container, JobContainer job, StepContext context)
{
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan ForSweep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForExitCode = TimeSpan.FromSeconds(5);

    /// <summary>Runs the action in the job's container.</summary>
    /// <param name="action">Its name.</param>
    /// <returns>Its exit code; or why nothing of it was run, so that it may be run here.</returns>
    /// <exception cref="StepException">The action was begun, and then the Engine was lost.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the action ended.</exception>
    public async Task<HandOffResult> RunAsync(string action)
    {
        var directory = job.Directory!.Value;
        try
        {
            StageSign.Sweep(directory.Container);
            using var stage = JobStage.Create(directory, context.Self!);
            return await RunAsync(stage, action).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return HandOffResult.Refused($"{directory.Container} cannot be written to: {refused.Message.TrimEnd('.')}");
        }
    }

    private async Task<HandOffResult> RunAsync(JobStage stage, string action)
    {
        var output = new JobOutput(context.Log, stage.Name);
        var isSent = false;
        try
        {
            context.Stop.Interrupt.ThrowIfCancellationRequested();
            var exec = await engine.CreateExecAsync(job.Id, Spec(stage, JobEntry.Arguments(stage.There, action)), context.Stop.Kill).ConfigureAwait(false);
            // Every connection to the program must be closed before the step is run here instead.
            var frames = await engine.StartExecAsync(exec, context.Stop.Kill).ConfigureAwait(false);
            isSent = true;
            await using var attached = frames.ConfigureAwait(false);
            await FollowAsync(frames, output).ConfigureAwait(false);
            var exitCode = await ExitCodeAsync(exec).ConfigureAwait(false);
            if (output.HasStarted) return HandOffResult.Ended(exitCode);
            context.Stop.Interrupt.ThrowIfCancellationRequested();
            return HandOffResult.Refused($"{job.Name} does not run the program: " + (output.Text is { Length: > 0 } reason ? reason.TrimEnd('.') : $"it ended with code {exitCode}"));
        }
        catch (EngineException lost) when (isSent)
        {
            throw new StepException($"The step was running in the job's container {job.Name} when the Docker Engine was lost: {lost.Message}.", lost);
        }
        catch (EngineException refusal)
        {
            return HandOffResult.Refused("the Docker Engine runs nothing in the job's container: " + refusal.Message);
        }
        finally
        {
            output.End();
            if (isSent && !output.HasEnded) await SweepAsync(stage).ConfigureAwait(false);
        }
    }

    // A signal that came before the start is passed on now: a callback on a cancelled token runs at once.
    private async Task FollowAsync(Stream frames, JobOutput output)
    {
        using var deadline = new CancellationTokenSource();
        var line = new LifeLine(frames, GivenEnvironment.For(GivenEnvironment.Of(container, context.Environment.Variables), job.Paths, hasHome: true));
        await using var interrupt = context.Stop.Interrupt.Register(line.Signal).ConfigureAwait(false);
        await using var terminate = context.Stop.Terminate.Register(line.Signal).ConfigureAwait(false);
        await using var kill = context.Stop.Kill.Register(() => deadline.CancelAfter(AfterDeadline)).ConfigureAwait(false);
        try
        {
            await ContainerOutput.CopyAsync(frames, output.Take, deadline.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The job's container or the Engine is gone; the request for the exit code shows which.
        }
    }

    private async Task<int> ExitCodeAsync(string exec)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var ended = await engine.InspectExecAsync(exec, CancellationToken.None).ConfigureAwait(false);
            if (!ended.Running && ended.ExitCode is { } code) return code;
            if (TimeProvider.System.GetElapsedTime(start) > ForExitCode) throw new EngineException("it does not tell how the program ended");
            await Task.Delay(5).ConfigureAwait(false);
        }
    }

    // The program was killed or does not end, so the processes that it has started still run.
    private async Task SweepAsync(JobStage stage)
    {
        using var limit = new CancellationTokenSource(ForSweep);
        try
        {
            var exec = await engine.CreateExecAsync(job.Id, Spec(stage, [HandOffArguments.SweepJob, stage.Name]), limit.Token).ConfigureAwait(false);
            var frames = await engine.StartExecAsync(exec, limit.Token).ConfigureAwait(false);
            await using var attached = frames.ConfigureAwait(false);
            await ContainerOutput.CopyAsync(frames, static (_, _) => true, limit.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is EngineException or IOException or OperationCanceledException)
        {
            // If the job's container is gone, so are its processes.
        }
    }

    private ExecSpec Spec(JobStage stage, IEnumerable<string> arguments) => new()
    {
        Cmd = stage.Command(arguments),
        WorkingDir = job.Paths.ToHost(context.Environment.WorkingDirectory),
    };
}
