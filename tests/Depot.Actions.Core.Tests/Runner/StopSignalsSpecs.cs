using System.Diagnostics;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class StopSignalsSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task Work_of_our_own_that_does_not_end_is_ended_before_the_runner_kills_us()
    {
        var ended = new TaskCompletionSource();
        using var stop = new StopSignals(ended.SetResult);
        var clock = Stopwatch.StartNew();
        // A report of the signal may block as well.
        await using var blocked = stop.Interrupt.Register(() => ended.Task.Wait());

        new Thread(stop.Raise) { IsBackground = true }.Start();
        await ended.Task;

        clock.Elapsed.Should().BeGreaterThan(StopSignals.UntilKill).And.BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_step_that_ends_in_time_is_left_alone()
    {
        var isEnded = false;
        var stop = new StopSignals(() => isEnded = true);

        stop.Raise();
        stop.Dispose();
        await Task.Delay(StopSignals.UntilEnd + TimeSpan.FromSeconds(0.5));

        isEnded.Should().BeFalse();
    }
}
