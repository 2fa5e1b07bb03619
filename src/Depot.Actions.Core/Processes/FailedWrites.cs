using System.Runtime.InteropServices;
using Depot.Actions.Runner;

namespace Depot.Actions.Processes;

/// <summary>
/// The signals of a write that fails: to a closed pipe (SIGPIPE), or beyond the largest file allowed (SIGXFSZ). In this process the failed
/// write is an error; a child process starts with their default actions, so that a program in the middle of a pipe ends when its reader has ended.
/// </summary>
/// <remarks>
/// The .NET runtime ignores SIGPIPE, and an ignored signal stays ignored after exec (signal(7)). A handled signal does not: the kernel
/// resets it. The runtime does not handle SIGXFSZ, which ends a process.
/// </remarks>
public static class FailedWrites
{
    private const PosixSignal Sigpipe = (PosixSignal)13;
    private const PosixSignal Sigxfsz = (PosixSignal)25;

    // Never disposed: .NET looks at a signal a moment after it came, and without a handler it then ends the process, even at its very end.
    private static PosixSignalRegistration[]? _handlers;

    /// <summary>Handles the signals from now on. Does nothing on Windows.</summary>
    /// <remarks>After <see cref="SignalAction.Reset"/>, and before anything is written.</remarks>
    public static void Handle()
    {
        if (OperatingSystem.IsWindows()) return;

        _handlers ??= [PosixSignalRegistration.Create(Sigpipe, Survive), PosixSignalRegistration.Create(Sigxfsz, Survive)];

        static void Survive(PosixSignalContext context) => context.Cancel = true;
    }
}
