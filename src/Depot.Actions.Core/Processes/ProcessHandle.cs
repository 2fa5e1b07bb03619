using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Depot.Actions.Processes;

/// <summary>A handle to wait for a process that is not a child process.</summary>
/// <remarks>pidfd_open(2), since Linux 5.3. Where it is missing or forbidden, waiting takes a tenth of a second.</remarks>
[SupportedOSPlatform("linux")]
internal static unsafe partial class ProcessHandle
{
    // The same number on every architecture.
    private const nint OpenCall = 434;
    private const int Input = 1;
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens it. The result is invalid if that is not possible.</summary>
    public static SafeFileHandle Open(int process) => new((nint)Call(OpenCall, process, 0), ownsHandle: true);

    /// <summary>Waits until one of the processes has ended, or for a short time: the caller must check.</summary>
    public static void WaitForAny(SafeFileHandle first, SafeFileHandle second)
    {
        if (first.IsInvalid || second.IsInvalid)
        {
            Thread.Sleep(Nap);
            return;
        }

        // struct pollfd, twice: the descriptor, then what is waited for and what came.
        var waited = stackalloc int[] { (int)first.DangerousGetHandle(), Input, (int)second.DangerousGetHandle(), Input };
        _ = Poll(waited, 2, -1);
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint process, nint flags);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(int* waited, uint count, int milliseconds);
}
