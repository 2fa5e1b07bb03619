using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Runner;

/// <summary>What the system does with a signal that this process does not handle.</summary>
/// <remarks>
/// Who starts a process can ignore a signal for it (signal(7)), and .NET installs no handler for an ignored signal. It looks once at each
/// signal that it handles itself, when the first one is registered, so this comes before.
/// </remarks>
public static partial class SignalAction
{
    private static readonly int[] OfStep = [Sigint, Sigpipe, Sigterm];
    private const int Sigint = 2;
    private const int Sigpipe = 13;
    private const int Sigterm = 15;

    /// <summary>Gives the signals that a step handles their default action. Does nothing on Windows.</summary>
    /// <remarks>
    /// A shell ignores SIGINT for what is started with <c>&amp;</c>, a runner among it, and with it for all that the runner starts. SIGHUP stays
    /// ignored: nohup.
    /// </remarks>
    public static void Reset()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var signal in OfStep) _ = Set(signal, 0);
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial nint Set(int signal, nint action);
}
