using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Native;

/// <summary>What the CLI has started ends with the step, also where the CLI, or the process between, does what it should not.</summary>
public sealed class ChildEndingSpecs : NativeStep
{
    /// <summary>A CLI that ignores all signals, and what it has started, in the order of difficulty. It names its parent first.</summary>
    private static readonly string[] Deaf =
    [
        "sleep 300 & echo $! >> pids",
        "setsid sh -c 'trap \"\" INT TERM HUP; (trap \"\" INT TERM HUP; echo $$ >> pids; while :; do sleep 1; done) & exit 0'",
        "(env -i setsid sh -c 'trap \"\" TERM; echo $$ >> pids; exec sleep 300' &)",
        "(while :; do sh -c 'sleep 0.3 & exit 0'; sleep 0.05; done) & echo $! >> pids",
        "sleep 300 & echo $! >> pids; kill -STOP $PPID",
    ];

    public static MatrixTheoryData<string, string> Cancelled => new(["INT", "TERM"], Deaf);

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Cancelled))]
    public async Task Cancelled_with_a_CLI_that_ignores_it_nothing_is_left_of_what_that_has_started(string signal, string started)
    {
        Cli($"trap '' INT TERM HUP; echo $PPID >> pids; echo $$ >> pids; {started}; while :; do sleep 0.2; done");
        using var step = Start("build-push");
        var pids = await PidsAsync(3);
        await Task.Delay(300);
        var clock = Stopwatch.StartNew();

        Signal(step.Id, signal);
        // The second signal comes from the runner; it may as well come at the worst time.
        await Task.Delay(8400);
        Signal(step.Id, "TERM");

        await step.WaitForExitAsync();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(9.9));
        step.ExitCode.Should().Be(130);
        await ShouldEndAsync(pids, TimeSpan.FromSeconds(0.1));
        await ShouldEndAsync(RunningIn(Workspace), TimeSpan.Zero);
    }

    // The step adopts nothing then, because it could not tell what is its own.
    [Fact(Timeout = Limit)]
    public async Task Cancelled_beside_what_ran_before_it_ends_what_is_its_own_and_nothing_else()
    {
        Cli("trap '' INT TERM HUP; sleep 300 & echo $! >> pids; (setsid sh -c 'trap \"\" TERM; echo $$ >> pids; exec sleep 301' &); while :; do sleep 0.2; done");
        using var step = Start("/usr/bin/env", "--default-signal", "/bin/sh", "-c", "sleep 302 & echo $! >> pids; exec \"$0\" build-push", Lab.Program);
        var pids = await PidsAsync(3);
        var (before, own) = (pids[0], pids.Skip(1).ToList());

        Signal(step.Id, "INT");

        await step.WaitForExitAsync();
        step.ExitCode.Should().Be(130);
        await ShouldEndAsync(own, TimeSpan.Zero);
        IsRunning(before).Should().BeTrue("it is not the step's");
        Signal(before, "KILL");
    }

    // Each that has ended keeps its number until its parent asks about it, and a container has few of them.
    [Fact(Timeout = Limit)]
    public async Task What_ends_while_the_CLI_goes_on_leaves_no_entry_behind()
    {
        Cli("for i in $(seq 100); do (sh -c 'exit 0' &); done; sleep 2; cat /proc/[0-9]*/stat 2>/dev/null | grep -c \" Z $PPID \" > left; exit 0");
        using var step = Start("build-push");

        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(0);
        (await File.ReadAllTextAsync(Path.Combine(Workspace, "left"))).Should().Be("0\n");
    }

    [Theory(Timeout = Limit)]
    [InlineData("KILL")]
    [InlineData("USR1")]
    [InlineData("SEGV")]
    public async Task A_CLI_that_kills_the_process_between_leaves_nothing_running(string signal)
    {
        Cli($"sleep 300 & echo $! >> pids; (setsid sh -c 'trap \"\" TERM; echo $$ >> pids; exec sleep 301' &); while [ \"$(wc -l < pids)\" -lt 2 ]; do sleep 0.05; done; for i in 1 2 3 4 5; do kill -{signal} $PPID; sleep 0.5; done");
        using var step = Start("build-push");
        var pids = await PidsAsync(2);

        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().BeGreaterThan(128);
        log.Should().Contain("The process between the step and depot was killed; the step has ended what was left running.");
        await ShouldEndAsync(pids, TimeSpan.Zero);
    }

    [Theory(Timeout = Limit)]
    [InlineData("build-push")]
    [InlineData("bake")]
    [InlineData("matrix")]
    [InlineData("plan")]
    [InlineData("plan --help")]
    [InlineData("")]
    public async Task Where_neither_its_log_nor_an_error_can_be_written_it_ends_with_an_exit_code(string arguments)
    {
        Cli("exit 0");
        foreach (var streams in new[] { "> /dev/full 2>&1", "2> /dev/full", "2>&1 | true" })
        {
            using var step = Start("/bin/sh", "-c", $"if [ \"{streams}\" = '2>&1 | true' ]; then {{ sleep 0.2; \"$0\" {arguments} 2>&1; echo $? > code; }} | true; exit $(cat code); fi; exec \"$0\" {arguments} {streams}", Lab.Program);
            await step.WaitForExitAsync();

            step.ExitCode.Should().BeInRange(0, 2, streams);
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("/dev/zero")]
    [InlineData("/dev/ptmx")]
    [InlineData("/proc/kmsg")]
    [InlineData("fifo")]
    public async Task An_event_that_is_no_file_holds_nothing(string target)
    {
        Cli("exit 0");
        var link = Path.Combine(Root, "event.json");
        if (target == "fifo") using (var made = Process.Start("mkfifo", link)) await made.WaitForExitAsync();
        else File.CreateSymbolicLink(link, target);
        Variables["GITHUB_EVENT_PATH"] = link;
        var clock = Stopwatch.StartNew();

        using var step = Start("build-push");
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(0);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}
