using System.Globalization;
using Depot.Actions.Errors;

namespace Depot.Actions.Runner;

/// <summary>
/// Ends this process when a part of its work takes far more processor time or memory than it does for any real input.
/// </summary>
/// <remarks>
/// The cost of foreign text is counted where it arises, with limits that say what is too large. This is for a cost that is not counted. Work
/// cannot be stopped from outside in .NET, so the process ends. Processor time and not the clock, because a machine may be busy.
/// </remarks>
/// <param name="end">Reports the excess and ends the process with an exit code; null where the code runs inside another program.</param>
public sealed class WorkLimit(Action<StepException, int>? end = null)
{
    /// <summary>Processor time of one part. The largest real definitions and reports that we know take 0.1 s.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(1.9);

    /// <summary>Memory of the process, in bytes.</summary>
    public const long Memory = 512L << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>A part of the work, until the result is disposed.</summary>
    /// <param name="what">Its subject, to begin a sentence.</param>
    /// <param name="exitCode">The exit code if it is too much.</param>
    public IDisposable Begin(string what, int exitCode = 1) => new Part(end is null ? null : () => end(Excess(what), exitCode));

    private static StepException Excess(string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{what} takes more than {Time.TotalSeconds} s of processor time or {Memory >> 20} MiB of memory, many times more than any that we know. Make it smaller."));

    private sealed class Part : IDisposable
    {
        private readonly ManualResetEventSlim _isOver = new();
        private readonly TimeSpan _until = Environment.CpuUsage.TotalTime + Time;

        public Part(Action? end)
        {
            if (end is not null) new Thread(() => Watch(end), maxStackSize: 256 << 10) { IsBackground = true }.Start();
        }

        public void Dispose() => _isOver.Set();

        private void Watch(Action end)
        {
            while (!_isOver.Wait(Pause))
            {
                if (Environment.CpuUsage.TotalTime < _until && Environment.WorkingSet < Memory) continue;
                end();
                return;
            }
        }
    }
}
