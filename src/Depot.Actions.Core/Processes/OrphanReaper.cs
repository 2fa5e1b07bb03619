using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>On Linux, ends the processes that a child process started and left behind, so that none outlives this process.</summary>
/// <remarks>
/// prctl(2), PR_SET_CHILD_SUBREAPER: a process whose parent has ended becomes a child of ours instead of the system's
/// first process, however it was started. So every child of ours once our own child has ended is such a one.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static partial class OrphanReaper
{
    private const int SetChildSubreaper = 36;
    private const int AnyProcess = 0;
    private const int EndedOnly = 4;
    private const int DoNotWait = 1;
    private const int LeaveIt = 0x1000000;

    // Enough for a daemon to remove its socket; after the child is killed, the runner allows another 1.5 seconds.
    private static readonly TimeSpan ToTerminate = TimeSpan.FromMilliseconds(500);

    // Some cannot be killed: those of another user, or in uninterruptible sleep.
    private static readonly TimeSpan ToDie = TimeSpan.FromSeconds(1);

    /// <summary>From now on, orphans become children of this process.</summary>
    public static void Adopt() => _ = ProcessCalls.Control(SetChildSubreaper, 1, 0, 0, 0);

    /// <summary>Ends all of them: SIGTERM first, then SIGKILL. Must not be called while a child is running that must continue.</summary>
    public static Task EndAsync() => EndAsync(ToDie);

    /// <inheritdoc cref="EndAsync()"/>
    /// <param name="within">The longest wait for the last of them.</param>
    public static async Task EndAsync(TimeSpan within)
    {
        if (!AreAny()) return;
        var start = TimeProvider.System.GetTimestamp();
        Send(Running(), ProcessCalls.Sigterm);
        while (Running() is { Count: > 0 } orphans && TimeProvider.System.GetElapsedTime(start) is var since && since < within)
        {
            if (since > ToTerminate) Send(orphans, ProcessCalls.Sigkill);
            await Task.Delay(20).ConfigureAwait(false);
        }
    }

    // The fast path: usually there are no orphans.
    private static unsafe bool AreAny()
    {
        var facts = stackalloc byte[128];
        return WaitId(AnyProcess, 0, facts, EndedOnly | DoNotWait | LeaveIt) == 0;
    }

    private static void Send(List<int> processes, int signal)
    {
        foreach (var process in processes) _ = ProcessCalls.Kill(process, signal);
    }

    private static List<int> Running() =>
        [.. Directory.EnumerateDirectories("/proc").Select(directory => Path.GetFileName(directory)).Where(IsOurs).Select(name => int.Parse(name, CultureInfo.InvariantCulture))];

    // `123 (any name) S 45 …`: state, then parent. One that has ended and waits to be asked about is Z.
    private static bool IsOurs(string name)
    {
        if (!char.IsAsciiDigit(name[0])) return false;
        try
        {
            var fields = File.ReadAllText($"/proc/{name}/stat").AsSpan();
            fields = fields[(fields.LastIndexOf(')') + 2)..];
            return fields[0] is not ('Z' or 'X') && fields[2..].StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} "), StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int WaitId(int kind, uint id, byte* facts, int options);
}
