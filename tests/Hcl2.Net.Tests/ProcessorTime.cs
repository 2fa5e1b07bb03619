using System.Diagnostics;
using System.Globalization;

namespace Hcl2.Tests;

/// <summary>What work takes, however busy the machine is.</summary>
internal static class ProcessorTime
{
    /// <summary>Milliseconds by the clock after which work counts as endless, on a busy machine, too.</summary>
    public const int Hang = 600_000;

    private const string OfThread = "/proc/thread-self/schedstat";

    /// <summary>Processor time of this thread; time by the clock on systems other than Linux.</summary>
    public static TimeSpan Of(Action work)
    {
        var start = Now();
        work();
        return TimeSpan.FromMicroseconds((Now() - start) / 1000.0);
    }

    /// <summary>Nanoseconds since some time.</summary>
    private static long Now() => File.Exists(OfThread)
        ? long.Parse(File.ReadAllText(OfThread).Split(' ')[0], CultureInfo.InvariantCulture)
        : (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
}
