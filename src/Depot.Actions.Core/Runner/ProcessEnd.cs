using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Runner;

/// <summary>Ends this process immediately, whatever its threads do. Nothing is flushed, and no more code runs.</summary>
internal static partial class ProcessEnd
{
    private static readonly TimeSpan ForWords = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends it.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="words">Writes the reason. Its time is limited, because the log may have no reader.</param>
    public static void Now(int code, Action? words = null)
    {
        if (words is not null)
        {
            var saying = new Thread(() => Say(words), maxStackSize: 256 << 10) { IsBackground = true };
            saying.Start();
            saying.Join(ForWords);
        }

        if (OperatingSystem.IsWindows()) Process.GetCurrentProcess().Kill();
        else Exit(code);
    }

    private static void Say(Action words)
    {
        try
        {
            words();
        }
        catch (Exception unheard) when (unheard is IOException or ObjectDisposedException)
        {
        }
    }

    // Not exit(3), which runs exit handlers and may wait for threads.
    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [UnsupportedOSPlatform("windows")]
    private static partial void Exit(int code);
}
