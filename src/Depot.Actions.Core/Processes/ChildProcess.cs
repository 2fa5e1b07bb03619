using System.ComponentModel;
using System.Diagnostics;
using CliWrap;
using Depot.Actions.Errors;
using Depot.Actions.Step;

namespace Depot.Actions.Processes;

/// <summary>
/// Runs a program to its end: its output goes to the log with workflow commands disabled, signals are passed on, nothing is left running.
/// </summary>
public static class ChildProcess
{
    /// <summary>The largest answer that is kept, in bytes.</summary>
    public const int LongestAnswer = 64 << 20;

    private const int Interrupted = 130;

    // E2BIG of execve(2).
    private const int TooLong = 7;

    /// <summary>Starts the program and waits for it.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="context">The log that takes both streams, and the signals that end the child: interrupt, terminate, kill.</param>
    /// <param name="observer">Sees each line of both streams.</param>
    /// <exception cref="StepException">The program cannot be started.</exception>
    /// <remarks>If the child leaves a process that keeps its streams open, reading ends as <see cref="ChildOutput"/> says.</remarks>
    public static async Task<ExitReport> RunAsync(Invocation invocation, StepContext context, ILineObserver? observer = null)
    {
        var observing = new Lock();
        using var fence = context.Log.Fence();
        return await RunAsync(invocation, context, Copy, Copy).ConfigureAwait(false);

        Task Copy(Stream stream, CancellationToken cancellation) => LinePump.CopyAsync(stream, context.Log, observer, observing, cancellation);
    }

    /// <summary>Starts a program, waits for it, and returns its output instead of showing it.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="context">The signals that end the child.</param>
    /// <exception cref="StepException">The program cannot be started.</exception>
    /// <remarks>For short answers of trusted programs: each stream is truncated after <see cref="LongestAnswer"/> bytes.</remarks>
    public static async Task<(ExitReport Exit, string Output, string Errors)> CaptureAsync(Invocation invocation, StepContext context)
    {
        using var output = new BoundedStream(LongestAnswer);
        using var errors = new BoundedStream(LongestAnswer);
        var exit = await RunAsync(invocation, context, (from, cancellation) => from.CopyToAsync(output, cancellation), (from, cancellation) => from.CopyToAsync(errors, cancellation)).ConfigureAwait(false);
        return (exit, output.Text, errors.Text);
    }

    private static async Task<ExitReport> RunAsync(
        Invocation invocation, StepContext context, Func<Stream, CancellationToken, Task> output, Func<Stream, CancellationToken, Task> errors)
    {
        var tied = ParentDeathSignal.Tie(invocation, context.Self);
        using var supervised = OperatingSystem.IsLinux() && context.Self is not null ? new Supervised() : null;
        using var ended = new CancellationTokenSource();
        using var forced = new CancellationTokenSource();
        var isHeld = false;
        var command = CliWrap.Cli.Wrap(tied.Program)
            .WithArguments(tied.Arguments)
            .WithWorkingDirectory(tied.WorkingDirectory)
            .WithEnvironmentVariables(Changes(tied.Environment))
            .WithStandardInputPipe(PipeSource.Null)
            .WithStandardOutputPipe(Target(output))
            .WithStandardErrorPipe(Target(errors))
            .WithValidation(CommandResultValidation.None);
        try
        {
            using var running = command.ExecuteAsync(forced.Token, context.Stop.Interrupt);
            await using var terminating = context.Stop.Terminate.Register(() => Terminate(running.ProcessId)).ConfigureAwait(false);
            await using var killing = context.Stop.Kill.Register(() => Kill(supervised, running.ProcessId, forced, ended.Token)).ConfigureAwait(false);
            var (result, wasLeft) = await EndAsync(running, ended, supervised, context.Stop.Kill).ConfigureAwait(false);
            if (wasLeft) context.Log.Info($"The process between the step and {Path.GetFileName(invocation.Program)} was killed; the step has ended what was left running.");
            if (isHeld) context.Log.Info($"{Path.GetFileName(invocation.Program)} exited, but a background process still holds its output open; no more output is read.");
            return new(context.Stop.Kill.IsCancellationRequested ? Interrupted : result.ExitCode, context.Stop.IsRequested);
        }
        catch (OperationCanceledException) when (context.Stop.IsRequested)
        {
            return new(Interrupted, WasStopped: true);
        }
        catch (Win32Exception cannotStart)
        {
            // CliWrap's own message only says that there is an inner exception, and the inner one names the supervisor in place of the program.
            var code = cannotStart.GetBaseException() is Win32Exception cause ? cause.NativeErrorCode : cannotStart.NativeErrorCode;
            var remedy = code == TooLong ? " The inputs together are too large for the arguments and variables of a program: put large values into files." : "";
            throw new StepException($"{invocation.Program} could not be started: {new Win32Exception(code).Message.TrimEnd('.')}.{remedy}", cannotStart);
        }

        PipeTarget Target(Func<Stream, CancellationToken, Task> copy) => PipeTarget.Create(async (stream, cancellation) =>
        {
            using var limited = new ChildOutput(stream, ended.Token);
            await copy(limited, cancellation).ConfigureAwait(false);
            if (limited.WasHeld) isHeld = true;
        });
    }

    private static async Task<(CommandResult Result, bool WasLeft)> EndAsync(
        CommandTask<CommandResult> running, CancellationTokenSource ended, Supervised? supervised, CancellationToken atOnce)
    {
        var watching = WatchAsync(running.ProcessId, ended, supervised, atOnce);
        try
        {
            return (await running.Task.ConfigureAwait(false), await watching.ConfigureAwait(false));
        }
        finally
        {
            await watching.ConfigureAwait(false);
        }
    }

    // CliWrap reports the end of a child only when its streams have ended as well.
    private static async Task<bool> WatchAsync(int process, CancellationTokenSource ended, Supervised? supervised, CancellationToken atOnce)
    {
        try
        {
            using var child = Process.GetProcessById(process);
            await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It has already ended.
        }

        await ended.CancelAsync().ConfigureAwait(false);
        return OperatingSystem.IsLinux() && supervised is not null && await Supervised.EndAsync(atOnce).ConfigureAwait(false);
    }

    // What CliWrap kills itself are the child and its children at that moment.
    private static void Kill(Supervised? supervised, int process, CancellationTokenSource forced, CancellationToken ended)
    {
        if (OperatingSystem.IsLinux() && supervised is not null) Supervised.Kill(process, ended);
        forced.Cancel();
    }

    // CliWrap's child processes inherit our environment, so unwanted variables must be removed by name.
    private static Dictionary<string, string?> Changes(IReadOnlyDictionary<string, string> wanted)
    {
        var changes = wanted.ToDictionary(variable => variable.Key, variable => (string?)variable.Value);
        foreach (string name in Environment.GetEnvironmentVariables().Keys) changes.TryAdd(name, null);
        return changes;
    }

    // CliWrap supports interrupt and kill; SIGTERM between them is sent here. Windows has no SIGTERM.
    private static void Terminate(int process)
    {
        if (!OperatingSystem.IsWindows()) _ = ProcessCalls.Kill(process, ProcessCalls.Sigterm);
    }
}
