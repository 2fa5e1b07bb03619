using System.Runtime.InteropServices;

namespace Depot.Actions.Runner;

/// <summary>The runner's way of cancelling a step: SIGINT, SIGTERM 7.5 seconds later, SIGKILL after 2.5 more.</summary>
/// <remarks>
/// Registered before anything else starts, since a process that is number one of a container ignores signals nobody
/// handles. All three stages end before the runner's own last one, so that no child outlives the step.
/// Times: actions/runner 2.336, src/Runner.Sdk/ProcessInvoker.cs.
/// </remarks>
public sealed class StopSignals : IDisposable
{
    /// <summary>From the first signal until children are told to terminate.</summary>
    public static readonly TimeSpan UntilTerminate = TimeSpan.FromSeconds(7);

    /// <summary>From the first signal until children are killed; what then remains is enough to have two containers removed.</summary>
    public static readonly TimeSpan UntilKill = TimeSpan.FromSeconds(8.5);

    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenSource _terminate = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Cancelled by the first signal: stop in order.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    /// <summary>Cancelled by the second signal or when the first was a while ago: stop now.</summary>
    public CancellationToken Terminate => _terminate.Token;

    /// <summary>Cancelled shortly before the runner kills us: nothing of ours may be left.</summary>
    public CancellationToken Kill => _kill.Token;

    /// <summary>Whether the step has been asked to stop.</summary>
    public bool IsRequested => _interrupt.IsCancellationRequested;

    /// <summary>Signals of this process.</summary>
    public static StopSignals OfThisProcess()
    {
        var signals = new StopSignals();
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

    /// <summary>What a signal does: the first interrupts and starts the clock, the second terminates.</summary>
    public void Raise()
    {
        if (IsRequested)
        {
            _terminate.Cancel();
            return;
        }

        _terminate.CancelAfter(UntilTerminate);
        _kill.CancelAfter(UntilKill);
        _interrupt.Cancel();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
        _kill.Dispose();
    }
}
