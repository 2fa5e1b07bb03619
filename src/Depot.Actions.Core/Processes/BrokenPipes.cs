using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>
/// Lets child processes start with the default action of SIGPIPE: a program in the middle of a pipe ends when its reader has ended.
/// </summary>
/// <remarks>
/// The .NET runtime ignores the signal, and an ignored signal stays ignored after exec (signal(7)). A handled signal does not: the kernel
/// resets it. In this process a write to a closed pipe is an error in both cases.
/// </remarks>
public static partial class BrokenPipes
{
    private const PosixSignal Sigpipe = (PosixSignal)13;

    // Never disposed: .NET looks at a signal a moment after it came, and without a handler it then ends the process, even at its very end.
    private static PosixSignalRegistration? _handler;

    /// <summary>Handles the signal in place of ignoring it, from now on. Does nothing on Windows.</summary>
    /// <remarks>Call it before anything is written: for a moment the signal has its default action in this process as well.</remarks>
    public static void Handle()
    {
        if (OperatingSystem.IsWindows()) return;

        // .NET installs no handler for a signal that is ignored.
        _ = SetAction((int)Sigpipe, 0);
        _handler ??= PosixSignalRegistration.Create(Sigpipe, static context => context.Cancel = true);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial nint SetAction(int signal, nint action);
}
