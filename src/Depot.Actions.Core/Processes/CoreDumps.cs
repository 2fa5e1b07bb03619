using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>Disables core dumps: the memory of a step contains secrets, and a crash could write it to disk.</summary>
/// <remarks>
/// Child processes inherit the limit, so it applies to the CLI, too. core(5): if the machine pipes dumps to a program, a limit of zero is
/// ignored; a limit of one byte is respected there, and is too small for a file as well.
/// </remarks>
public static unsafe partial class CoreDumps
{
    // getrlimit(2); the same number on Linux and macOS.
    private const int LargestDump = 4;

    /// <summary>Disables them for this process and those that it starts from now on. Does nothing on systems without this limit.</summary>
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
