using System.Runtime.Versioning;
using Depot.Actions.Runner;

namespace Depot.Actions.Host;

/// <summary>How a hand-off ended.</summary>
/// <param name="ExitCode">The step's exit code; null when nothing of the step was run.</param>
/// <param name="Obstacle">Why nothing was run, as half a sentence.</param>
internal readonly record struct HandOffResult(int? ExitCode, string Obstacle)
{
    public static HandOffResult Ended(int exitCode) => new(exitCode, "");

    public static HandOffResult Refused(string obstacle) => new(null, obstacle);
}

/// <summary>
/// Has the Engine start a second container from our own image, whose first process enters the host and becomes the step there
/// (<see cref="HostEntry"/>, <see cref="OnHost"/>). This process stays between the two: it passes on output, signals and the
/// exit code, and sees to it that nothing remains.
/// </summary>
/// <param name="engine">The Engine that runs this container.</param>
/// <param name="container">This container.</param>
/// <param name="paths">The folders of both sides.</param>
/// <param name="context">The step.</param>
[SupportedOSPlatform("linux")]
internal sealed class HandOff(EngineClient engine, ContainerInfo container, PathMap paths, StepContext context)
{
    // The runner kills `docker run` a second after our own deadline.
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ForRemoval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForLastOutput = TimeSpan.FromSeconds(2);

    /// <summary>Runs the action on the host.</summary>
    /// <param name="action">Its name.</param>
    /// <returns>Its exit code; or why nothing of it was run, so that it may be run here.</returns>
    /// <exception cref="OperationCanceledException">The step was cancelled before the action ended.</exception>
    public async Task<HandOffResult> RunAsync(string action)
    {
        var temp = context.Environment.TempFolder;
        try
        {
            using var stage = HostStage.Create(temp, context.Self!);
            var spec = Sibling(container, context.Environment, paths,
                HostEntry.Arguments(container.Name.TrimStart('/'), LibC.OwnerOf(temp).User, paths.ToHost(stage.Program), action));
            return await RunAsync(spec, stage).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return HandOffResult.Refused($"{temp} cannot be written to: {refused.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The second container.</summary>
    /// <param name="container">This one.</param>
    /// <param name="environment">The step's environment.</param>
    /// <param name="paths">The folders of both sides.</param>
    /// <param name="arguments">Arguments of our program in it.</param>
    public static ContainerSpec Sibling(ContainerInfo container, RunnerEnvironment environment, PathMap paths, IReadOnlyList<string> arguments) => new()
    {
        Image = container.Image,
        Entrypoint = ["/depot-actions"],
        Cmd = arguments,
        Env = EnvironmentBlock.ForHost(environment.Variables, paths),
        // The runner's label: by it the runner removes what a job has left.
        Labels = container.Config?.Labels,
    };

    private async Task<HandOffResult> RunAsync(ContainerSpec spec, HostStage stage)
    {
        string? sibling = null;
        try
        {
            context.Stop.Interrupt.ThrowIfCancellationRequested();
            sibling = await engine.CreateAsync($"{container.Name.TrimStart('/')}-host", spec, context.Stop.Kill).ConfigureAwait(false);
            var frames = await engine.AttachAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            await using var attached = frames.ConfigureAwait(false);
            var ended = await engine.UntilRemovedAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            await engine.StartAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            var output = new HeldOutput(context.Log, () => stage.HasStarted);
            var exitCode = await FollowAsync(sibling, frames, output, ended).ConfigureAwait(false);
            if (stage.HasStarted)
            {
                output.Release();
                return HandOffResult.Ended(exitCode);
            }

            context.Stop.Interrupt.ThrowIfCancellationRequested();
            return HandOffResult.Refused(output.Text is { Length: > 0 } reason ? reason : $"the program ended with code {exitCode} before it began");
        }
        catch (EngineException refusal) when (!stage.HasStarted)
        {
            return HandOffResult.Refused($"the Docker Engine starts no second container: {refusal.Message}");
        }
        finally
        {
            if (sibling is not null) await RemoveAsync(sibling).ConfigureAwait(false);
        }
    }

    // A signal that came before the start is passed on now: registering with a cancelled token acts at once.
    private async Task<int> FollowAsync(string sibling, Stream frames, HeldOutput output, Task<int> ended)
    {
        using var finished = new CancellationTokenSource();
        using var deadline = new CancellationTokenSource();
        await using var interrupt = context.Stop.Interrupt.Register(() => Signal(sibling, "SIGINT")).ConfigureAwait(false);
        await using var terminate = context.Stop.Terminate.Register(() => Signal(sibling, "SIGTERM")).ConfigureAwait(false);
        await using var kill = context.Stop.Kill.Register(() =>
        {
            Signal(sibling, "SIGKILL");
            deadline.CancelAfter(AfterDeadline);
        }).ConfigureAwait(false);

        var copying = ContainerOutput.CopyAsync(frames, output.Write, finished.Token);
        var exitCode = await ended.WaitAsync(deadline.Token).ConfigureAwait(false);
        finished.CancelAfter(ForLastOutput);
        try
        {
            await copying.ConfigureAwait(false);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            // The container is gone; there is nothing more to come.
        }

        return exitCode;
    }

    private async void Signal(string sibling, string signal)
    {
        try
        {
            await engine.SignalAsync(sibling, signal, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // It has ended by itself.
        }
    }

    private async Task RemoveAsync(string sibling)
    {
        using var limit = new CancellationTokenSource(ForRemoval);
        try
        {
            await engine.RemoveAsync(sibling, limit.Token).ConfigureAwait(false);
        }
        catch (Exception kept) when (kept is EngineException or OperationCanceledException)
        {
            context.Log.Warning($"The container {sibling[..12]} could not be removed: {kept.Message}");
        }
    }
}
