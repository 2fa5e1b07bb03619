using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>On Linux, ends the processes that a child process started and left behind, so that none outlives this process.</summary>
/// <remarks>
/// prctl(2), PR_SET_CHILD_SUBREAPER: a process whose parent has ended becomes a child of ours instead of the system's
/// first process, however it was started. So every child of ours once our own child has ended is such a one. Whether any is left is asked
/// of the kernel (waitpid(2)): a list of /proc misses a process that starts another one and ends meanwhile.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static partial class OrphanReaper
{
    private const int SetChildSubreaper = 36;
    private const int AnyProcess = 0;
    private const int AnyChild = -1;
    private const int EndedOnly = 4;
    private const int DoNotWait = 1;
    private const int LeaveIt = 0x1000000;

    // siginfo_t on 64 bits: three numbers, a gap, si_pid. It is 0 if no child has ended.
    private const int PlaceOfId = 4;

    // Enough for a daemon to remove its socket; after the child is killed, the runner allows another 1.5 seconds.
    private static readonly TimeSpan ToTerminate = TimeSpan.FromMilliseconds(500);

    // Some cannot be killed: those of another user, or in uninterruptible sleep.
    private static readonly TimeSpan ToDie = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>From now on, orphans become children of this process.</summary>
    /// <returns>False if the system refuses it.</returns>
    public static bool Adopt() => ProcessCalls.Control(SetChildSubreaper, 1, 0, 0, 0) == 0;

    /// <summary>Whether this process has a child, running or not yet asked about.</summary>
    public static unsafe bool HasChildren()
    {
        var facts = stackalloc byte[128];
        return WaitId(AnyProcess, 0, facts, EndedOnly | DoNotWait | LeaveIt) == 0;
    }

    /// <summary>
    /// Asks about those that have ended. Until then each keeps its number, and the system has no number for a new process when many do.
    /// </summary>
    /// <param name="child">The child that its own waiter asks about.</param>
    public static unsafe void Forget(int child)
    {
        var facts = stackalloc int[32];
        while (WaitId(AnyProcess, 0, (byte*)facts, EndedOnly | DoNotWait | LeaveIt) == 0 && facts[PlaceOfId] is > 0 and var ended && ended != child)
        {
            _ = WaitFor(ended, 0, DoNotWait);
        }
    }

    /// <summary>Ends all of them: SIGTERM first, then SIGKILL. Must not be called while a child is running that must continue.</summary>
    public static Task EndAsync() => EndAsync(ToDie, CancellationToken.None);

    /// <inheritdoc cref="EndAsync()"/>
    /// <param name="atOnce">Cancelled when there is no time for SIGTERM.</param>
    /// <returns>Whether there was any.</returns>
    public static Task<bool> EndAsync(CancellationToken atOnce) => EndAsync(ToDie, atOnce);

    /// <inheritdoc cref="EndAsync()"/>
    /// <param name="within">The longest wait for the last of them.</param>
    public static Task EndAsync(TimeSpan within) => EndAsync(within, CancellationToken.None);

    private static async Task<bool> EndAsync(TimeSpan within, CancellationToken atOnce)
    {
        if (!AreAny()) return false;
        var start = TimeProvider.System.GetTimestamp();
        if (!atOnce.IsCancellationRequested) Send(ProcessTree.Children(Environment.ProcessId), ProcessCalls.Sigterm);
        while (AreAny() && TimeProvider.System.GetElapsedTime(start) is var since && since < within)
        {
            // All generations together: an orphan must not start another one while it waits for its turn.
            if (since > ToTerminate || atOnce.IsCancellationRequested) Send(ProcessTree.Below(Environment.ProcessId), ProcessCalls.Sigkill);
            await Task.Delay(Pause, CancellationToken.None).ConfigureAwait(false);
        }

        return true;
    }

    // Those that have ended are asked about; the rest are still running.
    private static bool AreAny()
    {
        int ended;
        while ((ended = WaitFor(AnyChild, 0, DoNotWait)) > 0) { }
        return ended == 0;
    }

    private static void Send(List<int> processes, int signal)
    {
        foreach (var process in processes) _ = ProcessCalls.Kill(process, signal);
    }

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int WaitId(int kind, uint id, byte* facts, int options);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int WaitFor(int process, nint status, int options);
}
