using System.Runtime.InteropServices;

namespace Depot.Actions.Runner;

/// <summary>The signals with which the runner cancels a step: SIGINT, SIGTERM 7.5 seconds later, SIGKILL after 2.5 more.</summary>
/// <remarks>
/// Registered before anything else starts, because process 1 of a container ignores signals without a handler. All three stages end before
/// the runner's last signal, so that no child outlives the step. The deadline also applies to the step's own work: even if an evaluation, a
/// read or a write blocks, the process ends. Times: actions/runner 2.336, src/Runner.Sdk/ProcessInvoker.cs.
/// </remarks>
/// <param name="end">Ends this process at <see cref="UntilEnd"/>; null where the code runs inside another program.</param>
/// <param name="untilEnd">Another time than <see cref="UntilEnd"/>, from the first signal.</param>
public sealed class StopSignals(Action? end = null, TimeSpan? untilEnd = null) : IDisposable
{
    /// <summary>From the first signal until children are terminated.</summary>
    public static readonly TimeSpan UntilTerminate = TimeSpan.FromSeconds(7);

    /// <summary>From the first signal until children are killed; the remaining time is enough to remove two containers.</summary>
    public static readonly TimeSpan UntilKill = TimeSpan.FromSeconds(8.5);

    /// <summary>From the first signal until this process ends, whatever it does. The runner kills what it started 0.75 s later.</summary>
    public static readonly TimeSpan UntilEnd = TimeSpan.FromSeconds(9.25);

    /// <summary>The same for a container that has handed its step over: the step ends with the container, and removes its directory before.</summary>
    public static readonly TimeSpan UntilContainerEnds = TimeSpan.FromSeconds(9.7);

    private const int Interrupted = 130;
    private readonly ManualResetEventSlim _isOver = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenSource _terminate = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Cancelled by the first signal: stop gracefully.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    /// <summary>Cancelled by the second signal, or some time after the first: stop now.</summary>
    public CancellationToken Terminate => _terminate.Token;

    /// <summary>Cancelled shortly before the runner kills the step: nothing may be left.</summary>
    public CancellationToken Kill => _kill.Token;

    /// <summary>Whether the step has been asked to stop.</summary>
    public bool IsRequested => _interrupt.IsCancellationRequested;

    /// <summary>Signals of this process.</summary>
    /// <param name="farewell">Removes what the step has created and logs the cancellation, if the step's own code cannot. It may
    /// block.</param>
    /// <param name="untilEnd">From the first signal until this process ends.</param>
    public static StopSignals OfThisProcess(Action farewell, TimeSpan untilEnd)
    {
        var signals = new StopSignals(() => ProcessEnd.Now(Interrupted, farewell), untilEnd);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            signals._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                signals.Raise();
            }));
        }

        return signals;
    }

    /// <summary>Handles a signal: the first interrupts and starts the clock, the second terminates.</summary>
    public void Raise()
    {
        if (IsRequested)
        {
            _terminate.Cancel();
            return;
        }

        // This comes first, because reporting the signal may block as well.
        if (end is not null) new Thread(EndInTime, maxStackSize: 256 << 10) { IsBackground = true }.Start();
        _terminate.CancelAfter(UntilTerminate);
        _kill.CancelAfter(UntilKill);
        _interrupt.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _isOver.Set();
        foreach (var registration in _registrations) registration.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
        _kill.Dispose();
    }

    // A thread instead of a timer: timers run on threads that the step's own work may block.
    private void EndInTime()
    {
        if (!_isOver.Wait(untilEnd ?? UntilEnd)) end!();
    }
}
