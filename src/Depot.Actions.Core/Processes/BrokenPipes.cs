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

    /// <summary>Handles the signal in place of ignoring it, until the result is disposed. Does nothing on Windows.</summary>
    /// <remarks>Call it before anything is written: for a moment the signal has its default action in this process as well.</remarks>
    public static IDisposable? Handle()
    {
        if (OperatingSystem.IsWindows()) return null;

        // .NET installs no handler for a signal that is ignored.
        _ = SetAction((int)Sigpipe, 0);
        return PosixSignalRegistration.Create(Sigpipe, static context => context.Cancel = true);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial nint SetAction(int signal, nint action);
}
