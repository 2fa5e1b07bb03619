using System.Diagnostics;
using System.Globalization;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Native;

/// <summary>How the published program ends, and what ends with it. The CLI is a script here; no lab is needed.</summary>
public sealed class EndingSpecs : NativeStep
{
    [Theory(Timeout = Limit)]
    [InlineData("sleep 300 & echo $! >> pids; sleep 301 & echo $! >> pids; echo $$ >> pids; wait")]
    [InlineData("(setsid sh -c 'echo $$ >> pids; exec sleep 300' &) ; (env -i setsid sleep 301 & echo $! >> pids) ; echo $$ >> pids; exec sleep 302")]
    [InlineData("trap '' INT TERM HUP; sh -c 'trap \"\" INT TERM HUP; echo $$ >> pids; while :; do sleep 1; done' & echo $$ >> pids; echo $! >> pids; while :; do sleep 1; done")]
    public async Task Killed_outright_it_takes_all_that_the_CLI_has_started_with_it(string cli)
    {
        Cli(cli);
        using var step = Start("build-push");
        var pids = await PidsAsync(3);

        Signal(step.Id, "KILL");

        await step.WaitForExitAsync();
        await ShouldEndAsync(pids, TimeSpan.FromSeconds(5));
    }

    // So it is for a moment while a step kills what it has started.
    [Fact(Timeout = Limit)]
    public async Task Killed_while_the_process_between_it_and_the_CLI_is_stopped_it_leaves_nothing_either()
    {
        Cli("echo $PPID >> pids; echo $$ >> pids; exec sleep 300");
        using var step = Start("build-push");
        var pids = await PidsAsync(2);
        Signal(pids[0], "STOP");

        Signal(step.Id, "KILL");

        await step.WaitForExitAsync();
        await ShouldEndAsync(pids, TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = Limit)]
    public async Task What_the_CLI_leaves_running_ends_before_the_step_does()
    {
        Cli("setsid sh -c 'trap \"\" TERM; echo $$ >> pids; exec sleep 300' >/dev/null 2>&1 & while [ ! -s pids ]; do sleep 0.1; done");
        using var step = Start("build-push");
        var pids = await PidsAsync(1);

        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(0);
        pids.Should().OnlyContain(pid => !IsRunning(pid));
        log.Should().NotContain("was killed", "the process between ended it, and the step did not have to");
    }

    [Fact(Timeout = Limit)]
    public async Task What_ran_beside_it_before_goes_on()
    {
        Cli("exit 0");
        using var step = Start("/bin/sh", "-c", "sleep 300 & echo $! > pids; exec \"$0\" build-push", Lab.Program);
        var service = (await PidsAsync(1))[0];

        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(0);
        IsRunning(service).Should().BeTrue("it is not the step's");
        Signal(service, "KILL");
    }

    [Theory(Timeout = Limit)]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_write_that_blocks_holds_a_cancelled_step_no_longer_than_a_child_may(string signal)
    {
        // The log has no reader, so the pipe fills.
        Cli("echo $$ >> pids; while :; do head -c 100000 /dev/zero; done");
        using var step = Start("build-push");
        await PidsAsync(1);
        await Task.Delay(500);
        var clock = Stopwatch.StartNew();

        Signal(step.Id, signal);

        await step.WaitForExitAsync();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        step.ExitCode.Should().Be(130);
    }

    // So it is in what a script has started with `&`, and in all that this starts.
    [Fact(Timeout = Limit)]
    public async Task A_signal_that_was_ignored_when_it_started_reaches_it()
    {
        Cli("trap 'exit 130' INT; echo $$ >> pids; while :; do sleep 0.05; done");
        using var step = Start("/usr/bin/env", "--ignore-signal=INT", Lab.Program, "build-push");
        await PidsAsync(1);

        Signal(step.Id, "INT");

        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();
        step.ExitCode.Should().Be(130);
        log.Should().Contain("depot build was cancelled.");
    }

    [Fact(Timeout = Limit)]
    public async Task What_a_plan_says_about_a_definition_is_no_workflow_command()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "docker-bake.hcl"), "variable \"A\" {\n  default = \"\"\n  validation {\n    condition = A != \"\"\n    error_message = \"one\\n::error::two ##[debug]three\"\n  }\n}\ntarget \"default\" {}\n");
        using var step = Start("plan");
        var said = await step.StandardError.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        said.Should().Contain("\u200B::error::two #\u200B#[debug]three");
    }

    [Theory(Timeout = Limit)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_reaches_the_CLI_and_its_exit_code_comes_back(string signal, int code)
    {
        Cli("for s in INT:130 TERM:143 HUP:129; do trap \"exit ${s#*:}\" \"${s%:*}\"; done; echo $$ >> pids; while :; do sleep 0.05; done");
        using var step = Start("build-push");
        await PidsAsync(1);

        Signal(step.Id, signal);

        await step.WaitForExitAsync();
        // Whatever it is asked with, the step interrupts the CLI.
        step.ExitCode.Should().Be(130, code.ToString(CultureInfo.InvariantCulture));
    }

    [Theory(Timeout = Limit)]
    [InlineData("--on-host", "1", "build-push")]
    [InlineData("--in-job", "FOLDER", "OWN", "build-push")]
    public async Task Started_by_hand_as_what_it_starts_itself_it_removes_nothing(params string[] arguments)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Root, "programs")).FullName;
        var program = Path.Combine(directory, "depot-actions");
        File.Copy(Lab.Program, program);
        await File.WriteAllTextAsync(Path.Combine(directory, "thesis.txt"), "years of work");

        using var step = Start(program, [.. arguments.Select(argument => argument == "FOLDER" ? directory : argument)]);
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        Directory.EnumerateFiles(directory).Should().HaveCount(2);
    }

    /// <summary>Limits of the heap in MiB. At 16, 24, 32 and 48 the runtime itself crashed.</summary>
    public static MatrixTheoryData<string, int> Limits => new(["plan", "bake", "matrix"], [16, 24, 32, 48, 64, 96, 130]);

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Limits))]
    public async Task Without_memory_it_says_so(string action, int mebibytes) =>
        await ShouldSayAsync(action, mebibytes, "x = [" + string.Concat(Enumerable.Repeat("1,", (1 << 20) - 6)) + "]\n");

    [Theory(Timeout = Limit)]
    [InlineData("plan", 64)]
    [InlineData("bake", 127)]
    public async Task Where_the_runtime_may_have_little_no_definition_is_evaluated(string action, int mebibytes) => await ShouldSayAsync(action, mebibytes, "target \"default\" {}\n");

    private async Task ShouldSayAsync(string action, int mebibytes, string definition)
    {
        Cli("echo '{\"target\":{}}'");
        await File.WriteAllTextAsync(Path.Combine(Workspace, "docker-bake.hcl"), definition);
        Variables["DOTNET_GCHeapHardLimit"] = (mebibytes << 20).ToString("x", CultureInfo.InvariantCulture);

        using var step = Start(action);
        var errors = step.StandardError.ReadToEndAsync();
        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        if (action == "plan") (log, await errors).Should().Be(("", "the definition needs more memory than is available\n"));
        else log.Should().Contain("::error::The step ran out of memory.").And.NotContain("   at ");
    }

    [Theory(Timeout = Limit)]
    [InlineData("build-push")]
    [InlineData("bake")]
    [InlineData("matrix")]
    [InlineData("plan")]
    public async Task In_a_removed_directory_it_says_so(string action)
    {
        using var step = Start("/bin/sh", "-c", $"mkdir gone && cd gone && rmdir ../gone && exec \"$0\" {action} 2>&1", Lab.Program);
        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        log.Should().StartWith((action == "plan" ? "" : "::error::") + "The working directory of this step no longer exists.").And.NotContain("   at ");
    }

    [Fact(Timeout = Limit)]
    public async Task A_log_that_cannot_be_written_ends_it_with_a_message()
    {
        Cli("echo building");
        using var step = Start("/bin/sh", "-c", "exec \"$0\" build-push > /dev/full", Lab.Program);
        var errors = await step.StandardError.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        errors.Should().StartWith("Error: the log cannot be written: ").And.NotContain("   at ");
    }

    // ulimit -f: a write beyond the limit is a signal, whose default action ends a process at once.
    [Fact(Timeout = Limit)]
    public async Task Beyond_the_largest_file_that_it_may_write_it_fails_with_a_message_and_leaves_nothing()
    {
        Cli("ulimit -Sf unlimited; while [ $# -gt 0 ]; do [ \"$1\" = --metadata-file ] && echo '{\"a\":\"b\"}' > \"$2\"; shift; done");
        Variables["GITHUB_OUTPUT"] = Path.Combine(Root, "output");
        using var step = Start("/bin/sh", "-c", "ulimit -Sf 0; exec \"$0\" build-push 2>&1", Lab.Program);
        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().BeInRange(0, 1, log);
        log.Should().NotContain("   at ");
        Directory.EnumerateDirectories(Temp).Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task A_CLI_whose_arguments_are_too_long_is_an_error_with_the_reason()
    {
        Cli("exit 0");
        // Short enough for a variable; as arguments, each with its flag and a pointer, more than a quarter of the stack, which is the limit.
        Variables["INPUT_LABELS"] = string.Join('\n', Enumerable.Range(0, 12_000).Select(number => $"l{number}=v"));
        using var step = Start("/bin/sh", "-c", "ulimit -s 1024; exec \"$0\" build-push 2>&1", Lab.Program);
        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(1);
        log.Should().Contain("could not be started: Argument list too long. The inputs together are too large").And.NotContain("inner exception");
    }

    [Fact(Timeout = Limit)]
    public async Task Without_any_standard_stream_it_ends_all_the_same()
    {
        Cli("exit 0");
        using var step = Start("/bin/sh", "-c", "exec \"$0\" build-push <&- >&- 2>&-", Lab.Program);
        await step.WaitForExitAsync();

        step.ExitCode.Should().BeInRange(0, 1);
    }

    [Fact(Timeout = Limit)]
    public async Task A_CLI_that_cannot_be_started_is_an_error_with_a_message()
    {
        Cli("");
        await File.WriteAllTextAsync(Path.Combine(Bin, "depot"), "#!/nowhere/sh\n");
        using var step = Start("build-push");
        var log = await step.StandardOutput.ReadToEndAsync();
        await step.WaitForExitAsync();

        step.ExitCode.Should().Be(127);
        log.Should().Contain($"::error::depot build failed (exit code 127): {Bin}/depot could not be started: it is no program of this system, or its interpreter is missing.");
    }

    // As a JavaScript action passes it on. The runner and the Engine's API have no other bytes either.
    [Fact(Timeout = Limit)]
    public async Task What_is_no_UTF_8_in_a_variable_reaches_the_CLI_as_a_replacement_character()
    {
        Cli("printenv ODD | od -An -tx1 > seen");
        using var step = Start("/bin/sh", "-c", "ODD=$(printf 'a\\377b') exec \"$0\" build-push", Lab.Program);
        await step.WaitForExitAsync();

        (await File.ReadAllTextAsync(Path.Combine(Workspace, "seen"))).Should().Be(" 61 ef bf bd 62 0a\n");
    }
}
