using System.Diagnostics;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Runner;

public class ChildProcessSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task The_first_signal_interrupts_the_child()
    {
        using var step = Sleeping();
        var running = await StartAsync(step);

        step.Stop.Raise();

        await running;
        Signals(step).Should().Equal("SIGINT");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_second_signal_terminates_the_child()
    {
        using var step = Sleeping().Variable("FAKE_DEPOT_IGNORE_SIGNALS", "1").Variable("FAKE_DEPOT_SLEEP_MS", "4000");
        var running = await StartAsync(step);

        step.Stop.Raise();
        await Task.Delay(500);
        step.Stop.Raise();

        await running;
        Signals(step).Should().Equal("SIGINT", "SIGTERM");
    }

    [Fact(Timeout = 40_000)]
    public async Task A_child_that_ignores_every_signal_is_gone_before_the_runner_kills_us()
    {
        using var step = Sleeping().Variable("FAKE_DEPOT_IGNORE_SIGNALS", "1");
        var running = await StartAsync(step);
        var child = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(step.Workspace, "started-pid"))));
        var clock = Stopwatch.StartNew();

        step.Stop.Raise();

        (await running).Should().Be(130);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(9.8));
        child.WaitForExit(1000).Should().BeTrue();
        Signals(step).Should().Equal("SIGINT", "SIGTERM");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_line_is_in_the_log_while_the_child_still_runs()
    {
        using var step = Sleeping().Variable("FAKE_DEPOT_STDOUT", "first line\n");
        var running = await StartAsync(step);

        while (!step.Log.Contains("first line\n")) await Task.Delay(20);

        running.IsCompleted.Should().BeFalse();
        step.Stop.Raise();
        await running;
    }

    private static TestStep Sleeping() => TestStep.ForBuild().Variable("FAKE_DEPOT_SLEEP_MS", "20000")
        .Variable("FAKE_DEPOT_STARTED", "started-pid").Variable("FAKE_DEPOT_SIGNALS", "signals");

    private static async Task<Task<int>> StartAsync(TestStep step)
    {
        var running = step.RunAsync(BuildPushAction.RunAsync);
        await step.UntilFileAsync("started-pid");
        return running;
    }

    private static string[] Signals(TestStep step) => File.ReadAllLines(Path.Combine(step.Workspace, "signals"));
}
