using System.Diagnostics;
using System.Text;
using Depot.Actions.Build;
using Depot.Actions.Processes;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Processes;

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

    [Fact(Timeout = 30_000)]
    public async Task A_program_the_child_left_behind_does_not_hold_the_step()
    {
        using var step = Script($"echo first >&2\n{Staying} &\nexit 3\n");
        var clock = Stopwatch.StartNew();

        var exit = await step.RunAsync(RunScriptAsync);

        exit.Should().Be(3);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        Shown(step).Should().Be("(\nfirst\nchild.sh exited, but a background process still holds its output open; no more output is read.\n)\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_left_program_still_says_stays_inside_the_fence()
    {
        using var step = Script("(while [ -e child.sh ] && sleep 0.5; do echo '::error::late'; done) &\nexit 0\n");

        var exit = await step.RunAsync(RunScriptAsync);

        exit.Should().Be(0);
        Shown(step).Should().MatchRegex("^\\(\n(::error::late\n)+child.sh exited, but [^\n]+\n\\)\n$");
    }

    [Fact(Timeout = 30_000)]
    public async Task What_stood_in_the_pipe_at_the_end_is_read_whole_however_slow_the_log()
    {
        using var step = Script("echo wait\nsleep 0.3\nhead -c 60000 /dev/zero | tr '\\0' x\necho\n" + Staying + " &\nexit 0\n");
        using var slow = new SlowStream();
        using var log = new StepLog(slow);

        await RunScriptAsync(step.Context with { Log = log });

        Encoding.UTF8.GetString(slow.ToArray()).Should().Contain(new string('x', 60_000) + "\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task What_these_tests_leave_running_ends_with_their_directory()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("there is no /proc to look at");
        string directory;
        using (var step = Script($"{Staying} &\nexit 0\n"))
        {
            directory = step.Workspace;
            await step.RunAsync(RunScriptAsync);
            RunningIn(directory).Should().NotBeEmpty();
        }

        while (RunningIn(directory).Any()) await Task.Delay(50);
    }

    // A program that stays behind, as long as the directory of its test is there.
    private const string Staying = "(while [ -e child.sh ]; do sleep 0.2; done)";

    private static IEnumerable<string> RunningIn(string directory) =>
        Directory.EnumerateDirectories("/proc").Where(process => CommandOf(process).Contains(directory, StringComparison.Ordinal));

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
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

    private static TestStep Script(string text)
    {
        var step = new TestStep();
        var script = step.WriteFile("child.sh", "#!/bin/sh\n" + text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return step;
    }

    private static async Task<int> RunScriptAsync(StepContext context)
    {
        var script = Path.Combine(context.Environment.WorkingDirectory, "child.sh");
        return (await ChildProcess.RunAsync(new(script, [], new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, context.Environment.WorkingDirectory), context)).ExitCode;
    }

    // The fence and its token as brackets.
    private static string Shown(TestStep step)
    {
        var token = step.Log.Split('\n')[0]["::stop-commands::".Length..];
        return step.Log.Replace($"::stop-commands::{token}", "(", StringComparison.Ordinal).Replace($"::{token}::", ")", StringComparison.Ordinal);
    }

    /// <summary>Takes longer over one line than a child's streams may be held.</summary>
    private sealed class SlowStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (buffer.SequenceEqual("wait\n"u8)) Thread.Sleep(ChildOutput.Patience + TimeSpan.FromSeconds(1));
            base.Write(buffer);
        }
    }
}
