using System.Runtime.InteropServices;

namespace Depot.Faults.Running;

/// <summary>Signals by number, as on Linux.</summary>
internal static partial class Signal
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Abort = 6;
    public const int Kill = 9;
    public const int Segmentation = 11;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => _ = SendTo(process, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendTo(int process, int signal);
}
