using System.Runtime.Versioning;
using Depot.Actions.Container;
using Depot.Actions.Errors;
using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Linux;
using Depot.Actions.Step;

namespace Depot.Actions.Host;

/// <summary>The result of a hand-off.</summary>
/// <param name="ExitCode">The step's exit code; null when nothing of the step was run.</param>
/// <param name="Obstacle">Why the step was not run, as half a sentence.</param>
/// <param name="MayStay">Whether it may run in its container instead.</param>
internal readonly record struct HandOffResult(int? ExitCode, string Obstacle, bool MayStay = true)
{
    public static HandOffResult Ended(int exitCode) => new(exitCode, "");

    public static HandOffResult Refused(string obstacle) => new(null, obstacle);
}

/// <summary>
/// Has the Engine start a second container from our own image, whose first process enters the host and becomes the step there
/// (<see cref="HostEntry"/>, <see cref="OnHost"/>). This process connects the two: it passes on output, signals and the exit code, and
/// ensures that nothing remains.
/// </summary>
/// <param name="engine">The Engine that runs this container.</param>
/// <param name="container">This container.</param>
/// <param name="paths">The directories of both sides.</param>
/// <param name="context">The step.</param>
[SupportedOSPlatform("linux")]
internal sealed class HandOff(EngineClient engine, ContainerInfo container, PathMapping paths, StepContext context)
{
    // The runner kills `docker run` a second and a half after our own deadline.
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ForRemoval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForLastOutput = TimeSpan.FromSeconds(2);

    /// <summary>Runs the action on the host.</summary>
    /// <param name="action">Its name.</param>
    /// <param name="directory">A directory of the host's that is the runner's, under both its names.</param>
    /// <returns>Its exit code; or why nothing of it was run, so that it may be run here.</returns>
    /// <exception cref="StepException">The action was begun, and then the Engine was lost.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled before the action ended.</exception>
    public async Task<HandOffResult> RunAsync(string action, BindMount directory)
    {
        HandOffDirectory made;
        EntryOrder order;
        try
        {
            StageSign.Sweep(directory.Container);
            made = HandOffDirectory.Create(directory.Container, context.Self!);
            order = Order(action, directory, made);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return HandOffResult.Refused($"{directory.Container} cannot be written to: {refused.Message.TrimEnd('.')}");
        }

        using var stage = made;
        var given = GivenEnvironment.For(GivenEnvironment.Of(container, context.Environment.Variables), paths, hasHome: false);
        var result = await RunAsync(Sibling(container, order), HandedEnvironment.Write(given), stage).ConfigureAwait(false);
        // Checked again after the container is removed: only then is it certain that the step can no longer start.
        return result.ExitCode is null && stage.HasStarted
            ? throw new StepException($"The step was running on the host when its container was lost: {result.Obstacle}.")
            : result;
    }

    /// <summary>
    /// The specification of the second container. It has nothing of the step, because an Engine keeps it longer than the container.
    /// </summary>
    /// <param name="container">This one.</param>
    /// <param name="order">What it is given.</param>
    public static ContainerSpec Sibling(ContainerInfo container, EntryOrder order) => new()
    {
        Image = container.Image,
        Entrypoint = ["/depot-actions"],
        Cmd = order.Arguments,
        // The runner's label, by which the runner removes what a job has left.
        Labels = container.Config?.Labels,
    };

    private EntryOrder Order(string action, BindMount directory, HandOffDirectory stage)
    {
        var (user, group) = LibC.OwnerOf(directory.Container);
        return new()
        {
            Container = container.Name.TrimStart('/'),
            ContainerId = container.Id,
            User = user,
            Group = group,
            Directory = directory.Host,
            DirectoryIdentity = LibC.IdentityOf(directory.Container),
            Socket = LibC.IdentityOf(EngineClient.MountedSocket),
            WorkingDirectory = paths.ToHost(context.Environment.WorkingDirectory),
            Program = directory.Host + stage.Program[directory.Container.Length..],
            Action = action,
        };
    }

    private async Task<HandOffResult> RunAsync(ContainerSpec spec, byte[] environment, HandOffDirectory stage)
    {
        string? sibling = null;
        var isLeft = true;
        var output = new BufferedOutput(context.Log, () => stage.HasStarted);
        try
        {
            context.Stop.Interrupt.ThrowIfCancellationRequested();
            sibling = await engine.CreateAsync($"{container.Name.TrimStart('/')}-host", spec, context.Stop.Kill).ConfigureAwait(false);
            var frames = await engine.AttachAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            await using var attached = frames.ConfigureAwait(false);
            var ended = await engine.UntilRemovedAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            await engine.StartAsync(sibling, context.Stop.Kill).ConfigureAwait(false);
            // Not awaited: the program may end before it has read everything, and then reports why.
            _ = HandOverAsync(frames, environment);
            var exitCode = await FollowAsync(sibling, frames, output, ended, stage).ConfigureAwait(false);
            if (stage.HasStarted)
            {
                output.Release();
                // It ends by itself, and then the Engine removes it.
                isLeft = false;
                return HandOffResult.Ended(exitCode);
            }

            context.Stop.Interrupt.ThrowIfCancellationRequested();
            var obstacle = output.Text is { Length: > 0 } reason ? reason : $"the program ended with code {exitCode} before it began";
            return HandOffResult.Refused(obstacle) with { MayStay = exitCode != HostEntry.RefusedForGood };
        }
        catch (EngineException refusal)
        {
            return HandOffResult.Refused((stage.HasStarted ? "the Docker Engine is gone: " : "the Docker Engine runs no second container: ") + refusal.Message);
        }
        finally
        {
            output.End();
            if (sibling is not null && isLeft) await RemoveAsync(sibling).ConfigureAwait(false);
        }
    }

    private static async Task HandOverAsync(Stream frames, byte[] environment)
    {
        try
        {
            await frames.WriteAsync(environment).ConfigureAwait(false);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException)
        {
        }
    }

    // A signal that came before the start is passed on now: a callback on a cancelled token runs at once.
    private async Task<int> FollowAsync(string sibling, Stream frames, BufferedOutput output, Task<int> ended, HandOffDirectory stage)
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

        var copying = CopyAsync(frames, output, stage, finished.Token);
        await Task.WhenAny(copying, ended).WaitAsync(deadline.Token).ConfigureAwait(false);
        // Both markers were received and the exit code is known, so there is no wait for the Engine to report the exit.
        if (copying.IsCompletedSuccessfully && stage.ExitCode is { } code) return code;
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

    // Copies until both streams end or both end-of-step markers were seen.
    private static async Task CopyAsync(Stream frames, BufferedOutput output, HandOffDirectory stage, CancellationToken stop)
    {
        var mark = EndOfOutputMarker.Of(stage);
        var (standard, errors) = (new EndOfOutputMarker(mark), new EndOfOutputMarker(mark));
        await ContainerOutput.CopyAsync(frames, (piece, isError) =>
        {
            (isError ? errors : standard).Take(piece, part => output.Write(part, isError));
            return !(standard.IsReached && errors.IsReached && stage.ExitCode is not null);
        }, stop).ConfigureAwait(false);
        if (!standard.IsReached) standard.Release(part => output.Write(part, isError: false));
        if (!errors.IsReached) errors.Release(part => output.Write(part, isError: true));
    }

    private async void Signal(string sibling, string signal)
    {
        try
        {
            await engine.SignalAsync(sibling, signal, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception late) when (late is EngineException or OperationCanceledException or ObjectDisposedException)
        {
            // It may have ended by itself.
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
