using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Runner;

public class WorkLimitSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task Work_that_takes_too_much_ends_the_process_with_a_sentence()
    {
        var end = new TaskCompletionSource<(string, int)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var part = new WorkLimit((excess, code) => end.TrySetResult((excess.Message, code))).Begin("The report of this build", 3);

        await Task.Run(() => { while (!end.Task.IsCompleted) { } }, TestContext.Current.CancellationToken);

        (await end.Task).Should().Be(("The report of this build takes more than 1.9 s of processor time or 512 MiB of memory, many times more than any that we know. Make it smaller.", 3));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_comes_after_the_part_does_not_count()
    {
        var ended = false;
        new WorkLimit((_, _) => ended = true).Begin("x").Dispose();

        await Task.Run(() => { for (var until = Environment.CpuUsage.TotalTime + WorkLimit.Time + WorkLimit.Time; Environment.CpuUsage.TotalTime < until;) { } }, TestContext.Current.CancellationToken);

        ended.Should().BeFalse();
    }
}
