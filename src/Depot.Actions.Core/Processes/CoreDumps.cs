using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>Keeps memory off the disk: a step's holds secrets, and a crash would write it out where the machine says so.</summary>
/// <remarks>
/// What a process starts inherits the limit, so it goes for the CLI, too. core(5): where the machine pipes dumps to a program, a
/// limit of zero is ignored; one byte is heeded there, and is too small for a file as well.
/// </remarks>
public static unsafe partial class CoreDumps
{
    // getrlimit(2); the same number on Linux and macOS.
    private const int LargestDump = 4;

    /// <summary>Forbids them to this process and to those it starts from now on. Where there is no such limit, nothing happens.</summary>
    public static void Prevent()
    {
        if (OperatingSystem.IsWindows()) return;

        Limits limits;
        if (GetLimits(LargestDump, &limits) != 0 || limits.Soft <= 1) return;
        limits.Soft = 1;
        _ = SetLimits(LargestDump, &limits);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial int GetLimits(int resource, Limits* limits);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial int SetLimits(int resource, Limits* limits);

    private struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
