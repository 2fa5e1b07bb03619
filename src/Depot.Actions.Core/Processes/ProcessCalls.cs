using System.Runtime.InteropServices;

namespace Depot.Actions.Processes;

/// <summary>Shared process calls of the C library. Each returns 0, or -1 if it was refused.</summary>
internal static partial class ProcessCalls
{
    /// <summary>SIGKILL.</summary>
    public const int Sigkill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Sigterm = 15;

    /// <summary>SIGCONT; the number on Linux.</summary>
    public const int Sigcont = 18;

    /// <summary>kill(2): sends a signal. Not on Windows.</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Kill(int process, int signal);

    /// <summary>prctl(2): changes how the system treats this process. Linux only.</summary>
    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);
}
