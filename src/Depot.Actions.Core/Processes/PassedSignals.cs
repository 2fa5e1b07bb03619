using System.Runtime.InteropServices;

namespace Depot.Actions.Processes;

/// <summary>Passes signals of this process on to its child.</summary>
internal sealed class PassedSignals : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<int> _early = [];
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _child;

    /// <summary>From now on, no such signal ends this process.</summary>
    public PassedSignals()
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15) })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Pass(number);
            }));
        }
    }

    /// <summary>Sets the child, and passes on the signals that came before.</summary>
    public void PassTo(int child)
    {
        lock (_lock)
        {
            _child = child;
            foreach (var signal in _early) _ = ProcessCalls.Kill(child, signal);
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Pass(int signal)
    {
        lock (_lock)
        {
            if (_child == 0) _early.Add(signal);
            else _ = ProcessCalls.Kill(_child, signal);
        }
    }
}
