using System.Runtime.Versioning;

namespace Depot.Actions.Processes;

/// <summary>The step's side of a <see cref="Supervisor"/>: kills all that is below one, and ends what remains of one that was killed.</summary>
/// <remarks>
/// While a supervisor exists, running or stopped, everything that its child has started is below it. If it is killed first, the next
/// process above that adopts orphans gets them: the step, if it may. Otherwise they are out of reach.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class Supervised : IDisposable
{
    /// <summary>How long <see cref="Kill"/> waits for the supervisor; the step ends 0.75 s after it has been called.</summary>
    private static readonly TimeSpan ToDie = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly Lock Counting = new();
    private static int _running;
    private static bool _adopts;

    /// <summary>A supervisor is about to start. Disposed when it has ended, or could not be started.</summary>
    public Supervised()
    {
        lock (Counting)
        {
            // Children from before belong to the program that this one replaced (exec), and theirs must not be taken for ours.
            if (_running++ == 0 && !_adopts && !OrphanReaper.HasChildren()) _adopts = OrphanReaper.Adopt();
        }
    }

    /// <summary>
    /// Kills all that is below a supervisor, which ends with it, until it has ended or for <see cref="ToDie"/>. The supervisor itself is not
    /// killed: its children would no longer be found.
    /// </summary>
    /// <param name="supervisor">Its process id.</param>
    /// <param name="ended">Cancelled when it has ended.</param>
    public static void Kill(int supervisor, CancellationToken ended)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!ended.IsCancellationRequested && TimeProvider.System.GetElapsedTime(start) < ToDie)
        {
            foreach (var process in ProcessTree.Below(supervisor)) _ = ProcessCalls.Kill(process, ProcessCalls.Sigkill);
            // Its child may have stopped it.
            _ = ProcessCalls.Kill(supervisor, ProcessCalls.Sigcont);
            ended.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>The supervisor has ended. Ends what is left of its child's processes, which is something only if it was killed.</summary>
    /// <param name="atOnce">Cancelled when there is no time for SIGTERM.</param>
    /// <returns>Whether something was left.</returns>
    public static async Task<bool> EndAsync(CancellationToken atOnce)
    {
        lock (Counting)
        {
            // These cannot be distinguished from the processes of another one.
            if (_running > 1 || !_adopts || !OrphanReaper.HasChildren()) return false;
        }

        return await OrphanReaper.EndAsync(atOnce).ConfigureAwait(false);
    }

    public void Dispose()
    {
        lock (Counting) _running--;
    }
}
