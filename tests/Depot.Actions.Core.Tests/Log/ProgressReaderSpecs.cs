using System.Text;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

/// <summary>The parts of the plain progress, one by one; what real builds print is in <see cref="RecordedBuildSpecs"/>.</summary>
public class ProgressReaderSpecs
{
    private const string Broken = "#8 [2/2] RUN make\n#8 0.1 not output\n#8 0.200 from the log\n#8 ERROR: process \"make\" did not complete successfully: exit code: 2\n";

    private const string Silent = "#8 [2/2] RUN make\n#8 0.1 not output\n#8 ERROR: process \"make\" did not complete successfully: exit code: 2\n";

    [Theory]
    [InlineData("0.462 text", "text")]
    [InlineData("1234567890.123 text", "text")]
    [InlineData("0.462  \ttext ", "  text")]
    [InlineData("9.999 text", "text")]
    [InlineData("10.000 text", "text")]
    [InlineData("10.01 text", "text")]
    [InlineData("18.73 text", "text")]
    [InlineData("99.99 text", "text")]
    [InlineData("100.00 text", "text")]
    [InlineData("104.2 text", "text")]
    [InlineData("3671.8 text", "text")]
    [InlineData("9.99 text", null)]
    [InlineData("18.7 text", null)]
    [InlineData("104. text", null)]
    [InlineData("104 text", null)]
    [InlineData("0.46 text", null)]
    [InlineData("0.4621 text", null)]
    [InlineData("0,462 text", null)]
    [InlineData("x0.462 text", null)]
    [InlineData("0.462text", null)]
    [InlineData("1.2.345 text", null)]
    [InlineData("0.462", null)]
    [InlineData("0462 text", null)]
    [InlineData("0.4x2 text", null)]
    public void Output_of_a_step_begins_with_its_time_in_as_many_digits_as_it_is_long(string line, string? output) =>
        Failure($"#8 [2/2] RUN make\n#8 {line}\n#8 ERROR: no\n")!.LastLines.Should().Equal(output is null ? [] : [output]);

    [Fact]
    public void The_first_line_of_output_tells_when_a_step_began()
    {
        var clock = new SetClock();
        var log = new BuildLog(clock);
        Say(10, "#8 [2/2] RUN make");
        Say(12, "#8 2.500 x");
        Say(20, "#8 19.999 y");
        Say(21, "");
        Say(30, "#9 [3/3] RUN late");
        Say(31, "#9 99.000 before the log began");
        Say(40, "#10 [4/4] RUN unknown");
        Say(41, "#10 DONE 0.5s");

        log.Facts.Steps.Select(step => step.Start.TotalSeconds).Should().Equal(9.5, 0, 40);
        log.Facts.Steps[2].Duration.Should().Be(TimeSpan.FromSeconds(0.5));

        void Say(int second, string line)
        {
            clock.Now = TimeSpan.FromSeconds(second);
            log.Line(Encoding.UTF8.GetBytes(line));
        }
    }

    [Theory]
    [InlineData("DONE 1.5s", StepState.Done, 1.5)]
    [InlineData("DONE 61.0s", StepState.Done, 61)]
    [InlineData("DONE ?", StepState.Done, 0)]
    [InlineData("DONE -1s", StepState.Done, 0)]
    [InlineData("CACHED", StepState.Cached, 0)]
    [InlineData("CANCELED", StepState.Canceled, 0)]
    [InlineData("ERROR: context canceled", StepState.Canceled, 0)]
    [InlineData("ERROR: exit code: 1", StepState.Failed, 0)]
    [InlineData("ERROR: context canceled too late", StepState.Failed, 0)]
    public void A_step_ends_in_one_of_four_ways(string end, StepState state, double seconds)
    {
        var step = Read($"#8 [2/2] RUN make\n#8 {end}\n").Steps.Single();

        (step.State, step.Duration).Should().Be((state, TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("DONE")]
    [InlineData("CACHED twice")]
    [InlineData("CANCELED!")]
    [InlineData("...?")]
    [InlineData("ERROR:")]
    [InlineData("sha256:abc 1MB / 2MB")]
    public void Anything_else_leaves_it_running(string line) =>
        Read($"#8 [2/2] RUN make\n#8 {line}\n").Steps.Single().State.Should().Be(StepState.Running);

    [Theory]
    [InlineData("CACHED", StepState.Cached)]
    [InlineData("CANCELED", StepState.Canceled)]
    [InlineData("DONE 0.1s", StepState.Done)]
    [InlineData("ERROR: no", StepState.Failed)]
    [InlineData("...", StepState.Running)]
    public void A_step_that_ends_while_another_prints_ends_all_the_same(string end, StepState state)
    {
        var steps = Read($"#8 [1/3] RUN one\n#9 [2/3] RUN two\n#8 {end}\n#9 CACHED\n").Steps;

        steps.Select(step => step.State).Should().Equal(state, StepState.Cached);
    }

    [Theory]
    [InlineData("...")]
    [InlineData("WARN: x\n#8 ...")]
    public void Output_without_a_number_belongs_to_the_step_that_prints(string turn)
    {
        Failure("#8 [2/2] RUN make\n#0 0.200 its own\n#8 ERROR: no\n")!.LastLines.Should().Equal("its own");
        Failure($"#8 [2/2] RUN make\n#8 {turn}\n#0 0.200 nobody's\n#8 ERROR: no\n")!.LastLines.Should().BeEmpty();
        Failure("#8 [1/2] RUN one\n#9 [2/2] RUN make\n#9 DONE 0.1s\n#0 0.200 nobody's\n#9 ERROR: no\n")!.LastLines.Should().BeEmpty();
    }

    [Fact]
    public void A_step_known_by_its_end_alone_is_a_step()
    {
        var step = Read("#8 CACHED\n").Steps.Single();

        (step.Number, step.Name, step.State).Should().Be((8, "CACHED", StepState.Cached));
    }

    [Theory]
    [InlineData("#")]
    [InlineData("#8")]
    [InlineData("#8 ")]
    [InlineData("#x y")]
    [InlineData("#8x y")]
    [InlineData("#-8 y")]
    [InlineData("#0 [2/2] RUN make")]
    [InlineData(" #8 [2/2] RUN make")]
    public void These_lines_begin_no_step(string line) => Read(line + "\n").Steps.Should().BeEmpty();

    [Theory]
    [InlineData("#8 x", "x")]
    [InlineData("\u001b[1m#8 [2/2] RUN\u001b[0m", "[2/2] RUN")]
    public void These_lines_begin_a_step(string line, string name) => Read(line + "\n").Steps.Single().Name.Should().Be(name);

    [Fact]
    public void A_name_is_kept_up_to_five_hundred_bytes() => Read($"#8 {new string('x', 501)}\n").Steps.Single().Name.Length.Should().Be(500);

    [Fact]
    public void Of_several_failures_the_first_is_the_cause()
    {
        var failure = Failure("#8 [1/2] RUN one\n#8 ERROR: context canceled\n#9 [2/2] RUN two\n#9 ERROR: exit code: 7\n#10 [3/3] RUN three\n#10 ERROR: exit code: 9\n")!;

        (failure.Step!.Number, failure.ExitCode, failure.Message).Should().Be((9, 7, "exit code: 7"));
    }

    [Theory]
    [InlineData("exit code: 3", 3)]
    [InlineData("exit code: 12: more", 12)]
    [InlineData("exit code: 1: exit code: 2", 2)]
    [InlineData("exit code: x", null)]
    [InlineData("exit code: ", null)]
    [InlineData("exit code: 99999999999", null)]
    [InlineData("no code at all", null)]
    public void The_exit_code_is_the_last_one_named(string message, int? code) =>
        Failure($"#8 [2/2] RUN make\n#8 ERROR: {message}\n")!.ExitCode.Should().Be(code);

    [Theory]
    [InlineData("failed to calculate checksum of ref x::y: \"/gone.txt\": not found", "\"/gone.txt\": not found")]
    [InlineData("failed to calculate checksum of ref x", "failed to calculate checksum of ref x")]
    [InlineData("it failed to calculate checksum of ref x: y", "it failed to calculate checksum of ref x: y")]
    public void A_missing_file_is_named_without_the_reference_of_its_layer(string message, string expected) =>
        Failure($"#8 [2/2] COPY gone.txt .\n#8 ERROR: {message}\n")!.Message.Should().Be(expected);

    [Theory]
    [InlineData("[2/2] RUN make:", true)]
    [InlineData("[2/2] RUN make", true)]
    [InlineData("RUN make:", true)]
    [InlineData("[1/2] RUN make:", false)]
    [InlineData("[2/2] RUN:", false)]
    public void An_excerpt_counts_when_it_is_of_the_step_that_broke(string title, bool counts) =>
        Failure($"{Silent}------\n > {title}\n0.200 from the excerpt\nwithout a time\n------\n")!.LastLines
            .Should().Equal(counts ? ["from the excerpt", "without a time"] : []);

    [Fact]
    public void What_a_step_was_seen_to_print_counts_more_than_the_excerpt_which_is_a_part_of_it() =>
        Failure($"{Broken}------\n > [2/2] RUN make:\n0.200 from the excerpt\n------\n")!.LastLines.Should().Equal("from the log");

    [Fact]
    public void The_excerpt_of_another_step_leaves_nothing_behind() =>
        Failure($"{Silent}------\n > [1/2] RUN other:\n0.1 x\n0.200 foreign\n------\n------\n > [2/2] RUN make:\n0.200 ours\n------\n------\n > [1/2] RUN other:\n0.300 foreign\n------\n")!
            .LastLines.Should().Equal("ours");

    [Fact]
    public void An_excerpt_without_a_title_belongs_to_no_step() =>
        Failure($"{Silent}------\n > [2/2] RUN make:\n0.200 ours\n------\n------\n0.300 stray\n------\n")!.LastLines.Should().Equal("ours");

    [Fact]
    public void Lines_inside_an_excerpt_are_copies_and_end_no_step()
    {
        var facts = Read($"#9 [1/2] RUN other\n#9 ...\n{Silent}------\n > [2/2] RUN make:\n#8 0.200 numbered\n#9 DONE 0.1s\n------\n");

        facts.Failure!.LastLines.Should().Equal("numbered");
        facts.Steps[1].State.Should().Be(StepState.Running);
    }

    [Theory]
    [InlineData("ERROR: failed to solve: why", "why")]
    [InlineData("Error: failed to solve: why", "why")]
    [InlineData("ERROR:   failed to solve: why  ", "why")]
    [InlineData("failed to solve: why", "why")]
    [InlineData("ERROR: target app: failed to solve: why", "why")]
    [InlineData("target app: failed to solve: one: failed to solve: two", "one: failed to solve: two")]
    [InlineData("it failed to solve: why", null)]
    [InlineData("target app failed", null)]
    [InlineData("ERROR: failed to solve: context canceled", null)]
    [InlineData("ERROR: failed to solve: context canceled by me", "context canceled by me")]
    public void The_last_line_of_the_cli_is_a_failure_without_a_step(string line, string? message) =>
        (Failure(line + "\n")?.Message).Should().Be(message);

    [Theory]
    [InlineData("failed to solve: dockerfile parse error on line 7: unknown instruction: RUM", 7)]
    [InlineData("failed to solve: dockerfile parse error on line x", null)]
    public void A_dockerfile_that_cannot_be_read_has_its_line_in_the_message(string line, int? expected) => Failure(line + "\n")!.Line.Should().Be(expected);

    [Fact]
    public void When_the_cli_does_not_name_the_step_it_is_the_only_one_that_was_running()
    {
        const string End = "failed to solve: target a: why\n";
        Failure("#8 [1/2] RUN one\n#8 DONE 0.1s\n#9 [2/2] RUN two\n" + End)!.Step.Should().BeEquivalentTo(new { Number = 9, State = StepState.Failed });
        Failure("#9 exporting to image\n" + End)!.Step.Should().BeEquivalentTo(new { Number = 9, State = StepState.Failed });
        Failure("#7 [internal] load metadata\n#9 [2/2] RUN two\n" + End)!.Step!.Number.Should().Be(9);
        Failure("#8 [1/2] RUN one\n#9 [2/2] RUN two\n" + End)!.Step.Should().BeNull();
        Failure("#7 [internal] load metadata\n" + End)!.Step.Should().BeNull();
        Failure(End)!.Step.Should().BeNull();
    }

    [Fact]
    public void The_dockerfile_of_a_failure_is_that_of_its_target_or_the_only_one()
    {
        const string One = "#1 [app internal] load build definition from app.Dockerfile\n#1 DONE 0.0s\n";
        const string Two = "#2 [web internal] load build definition from web.Dockerfile\n#2 DONE 0.0s\n";
        Failure(One + Two + "#8 [web 2/2] RUN make\n#8 ERROR: no\n")!.Dockerfile.Should().Be("web.Dockerfile");
        Failure(One + "#8 [2/2] RUN make\n#8 ERROR: no\n")!.Dockerfile.Should().Be("app.Dockerfile");
        Failure(One + Two + "failed to solve: no\n")!.Dockerfile.Should().BeNull();
        Failure("failed to solve: no\n")!.Dockerfile.Should().BeNull();
    }

    [Theory]
    [InlineData("docker/app.Dockerfile:17", "docker/app.Dockerfile", 17)]
    [InlineData("  Dockerfile:3", "Dockerfile", 3)]
    [InlineData("a:b:3", "a:b", 3)]
    [InlineData("x:3", "x", 3)]
    [InlineData("a b:3", null, null)]
    [InlineData(":3", null, null)]
    [InlineData("Dockerfile:3a", null, null)]
    [InlineData("Dockerfile:", null, null)]
    [InlineData("Dockerfile", null, null)]
    public void A_place_is_a_file_and_a_line_over_a_ruler(string place, string? file, int? line)
    {
        var failure = Failure($"{Broken}{place}\n--------------------\n   2 |     FROM a\n   3 | >>> RUN x:9\n--------------------\n")!;

        (failure.Dockerfile, failure.Line).Should().Be((file, line));
    }

    [Fact]
    public void The_first_place_counts_and_the_source_below_it_is_no_part_of_the_log()
    {
        var facts = Read($"{Broken}Dockerfile:3\n--------------------\nfailed to solve: not the cli\nother:4\n--------------------\n\nother:5\n--------------------\n   5 | x\n\nBuild Summary: https://depot.dev/b\n");

        (facts.Failure!.Dockerfile, facts.Failure.Line).Should().Be(("Dockerfile", 3));
        facts.BuildUrl.Should().Be("https://depot.dev/b");
    }

    [Fact]
    public void Source_that_reads_like_an_error_is_none() =>
        Failure("Dockerfile:3\n--------------------\nfailed to solve: says the Dockerfile\n--------------------\nfailed to solve: still it\n").Should().BeNull();

    [Fact]
    public void A_place_without_a_ruler_right_below_it_is_none() =>
        Failure($"{Broken}Dockerfile:3\nsomething else\n--------------------\n")!.Line.Should().BeNull();

    [Fact]
    public void The_page_of_the_build_is_the_first_that_is_named()
    {
        Read("Build Summary:  https://depot.dev/x \n").BuildUrl.Should().Be("https://depot.dev/x");
        Read("#1 [depot] build: https://depot.dev/a\nBuild Summary: https://depot.dev/b\n").BuildUrl.Should().Be("https://depot.dev/a");
        Read("#1 [depot] build: https://depot.dev/a\n#2 [depot] build: https://depot.dev/b\n").BuildUrl.Should().Be("https://depot.dev/a");
        Read("The Build Summary: https://depot.dev/x\n").BuildUrl.Should().BeNull();
    }

    [Theory]
    [InlineData(" 1 warning found (use --debug to expand):", 1)]
    [InlineData("9 warnings found:", 1)]
    [InlineData("10 warnings found", 1)]
    [InlineData("0 warnings found", 0)]
    [InlineData("warnings found", 0)]
    [InlineData("1 warning", 0)]
    [InlineData("1 found", 0)]
    public void A_list_of_warnings_has_a_title_with_their_number(string title, int warnings) =>
        Read($"{title}\n - a warning (line 3)\n").Warnings.Should().HaveCount(warnings);

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 0)]
    public void A_long_line_is_no_title(int length, int warnings) =>
        Read($"{"2 warnings found ".PadRight(length, '.')}\n - a warning\n").Warnings.Should().HaveCount(warnings);

    [Fact]
    public void A_blank_line_ends_the_turn_of_a_step_and_the_source_of_an_error()
    {
        var facts = Read("#8 [2/2] RUN make\n\n#0 0.200 nobody's\n#8 ERROR: no\nDockerfile:3\n--------------------\n\nfailed to solve: after the source\n");

        facts.Failure!.LastLines.Should().BeEmpty();
        Failure("Dockerfile:3\n--------------------\n\nfailed to solve: after the source\n")!.Message.Should().Be("after the source");
    }

    [Theory]
    [InlineData("FromAsCasing: it does not match (line 3)", "FromAsCasing", "it does not match", 3)]
    [InlineData("A: b: c", "A", "b: c", null)]
    [InlineData("fromAsCasing: no rule", null, "fromAsCasing: no rule", null)]
    [InlineData("Not A Rule: text", null, "Not A Rule: text", null)]
    [InlineData("Rule2: text", null, "Rule2: text", null)]
    [InlineData(": text", null, ": text", null)]
    [InlineData("Rule:text", null, "Rule:text", null)]
    [InlineData("one (line 1) and two (line 2)", null, "one (line 1) and two", 2)]
    [InlineData("a sentence (line x)", null, "a sentence (line x)", null)]
    [InlineData("a sentence (line 3).", null, "a sentence (line 3).", null)]
    [InlineData("(line 3)", null, "(line 3)", null)]
    public void A_warning_has_a_rule_and_a_line_where_it_names_them(string text, string? rule, string message, int? line) =>
        Read($"#5 [app internal] load build definition from Dockerfile\n#5 WARN: {text}\n").Warnings.Should().Equal(new BuildWarning(rule, message, line, "app"));

    [Fact]
    public void Two_targets_may_have_the_same_warning_and_the_list_repeats_both()
    {
        var facts = Read("""
            #5 [app internal] load build definition from Dockerfile
            #5 WARN: Rule: text (line 3)
            #5 DONE 0.0s
            #6 [web internal] load build definition from Dockerfile
            #6 WARN: Rule: text (line 3)
            #6 WARN: Rule: text (line 3)
            #6 DONE 0.0s

             2 warnings found:
             - Rule: text (line 3)
             - Rule: text (line 4)

            """);

        facts.Warnings.Select(warning => (warning.Target, warning.Line)).Should().Equal(("app", 3), ("web", 3), (null, 4));
    }

    [Theory]
    [InlineData("WARNING Dockerfile:2 DL3006: Always tag 1.9s done", LintLevel.Warning, "DL3006", "Always tag")]
    [InlineData("WARN Dockerfile:2 DL3006: Always tag 1.9s", LintLevel.Warning, "DL3006", "Always tag")]
    [InlineData("ERROR Dockerfile:2 DL3000: Use absolute", LintLevel.Error, "DL3000", "Use absolute")]
    [InlineData("INFO Dockerfile:2 a sentence: with a colon done", LintLevel.Info, null, "a sentence: with a colon")]
    [InlineData("STYLE Dockerfile:2 waits 3 s", LintLevel.Info, null, "waits 3 s")]
    [InlineData("STYLE Dockerfile:2 lasts 3x", LintLevel.Info, null, "lasts 3x")]
    public void The_step_of_the_linter_tells_level_place_and_code(string text, LintLevel level, string? code, string message) =>
        Read($"#4 [app lint]\n#4 {text}\n").Lint.Should().Equal(new LintFinding(level, code, message, "Dockerfile", 2, "app"));

    [Theory]
    [InlineData("DEBUG Dockerfile:2 DL3006: text")]
    [InlineData("WARN Dockerfile DL3006: text")]
    [InlineData("WARN :2 DL3006: text")]
    [InlineData("WARN Dockerfile:x DL3006: text")]
    [InlineData("WARN Dockerfile:2")]
    public void Lines_of_another_form_are_no_findings(string text) => Read($"#4 [app lint]\n#4 {text}\n").Lint.Should().BeEmpty();

    [Theory]
    [InlineData("WARN [app] Dockerfile:2 Always tag", "app", "Dockerfile", "Always tag")]
    [InlineData("WARN Dockerfile:2 Always [x] tag", null, "Dockerfile", "Always [x] tag")]
    [InlineData("WARN a:b:2 Always tag", null, "a:b", "Always tag")]
    [InlineData("WARN [app] x:2 y", "app", "x", "y")]
    public void The_list_of_the_linter_names_the_target_first(string line, string? target, string file, string message) =>
        Read($" 1 linter issue found:\n{line}\n").Lint.Should().Equal(new LintFinding(LintLevel.Warning, null, message, file, 2, target));

    [Fact]
    public void What_follows_the_list_of_the_linter_is_read_as_ever() =>
        Failure(" 1 linter issue found:\nWARN Dockerfile:2 Always tag\nfailed to solve: linting failed\n")!.Message.Should().Be("linting failed");

    [Fact]
    public void The_first_ten_reasons_of_retries_are_kept()
    {
        var lines = Enumerable.Range(1, 12).Select(at => at % 2 == 0 ? $"#{at} [load] retrying: reason {at}\n" : $"Received retryable BuildKit error, retrying: reason {at}\n");

        var retries = Read(string.Concat(lines)).Retries;

        retries.Should().HaveCount(10).And.StartWith("reason 1");
        retries[1].Should().Contain("reason 2");
    }

    [Fact]
    public void A_step_that_loads_without_failure_is_no_attempt() => Read("#3 [load] pulling\n#4 other retrying\n").Retries.Should().BeEmpty();

    [Fact]
    public void The_wait_for_a_machine_is_its_launch_and_its_connection()
    {
        var facts = Read("""
            #2 [depot] launching amd64 machine
            #2 DONE 4.5s
            #3 [depot] connecting to amd64 machine
            #3 DONE 0.5s
            #4 [depot] launching arm64 machine
            #4 DONE 6.0s
            #5 [depot] thinking of a machine
            #5 DONE 9.0s
            #6 [depot] launching
            #6 DONE 9.0s
            #7 [internal] launching amd64 machine
            #7 DONE 9.0s

            """);

        facts.Machines.Should().Equal(
            new MachineWait("amd64", TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(0.5)), new MachineWait("arm64", TimeSpan.FromSeconds(6), TimeSpan.Zero));
    }

    [Fact]
    public void Twenty_machines_are_kept() =>
        Read(string.Concat(Enumerable.Range(1, 22).Select(at => $"#{at} [depot] launching m{at} machine\n#{at} DONE 1.0s\n"))).Machines.Should().HaveCount(20);

    private static BuildFailure? Failure(string text) => Read(text).Failure;

    private static BuildLogModel Read(string text)
    {
        var log = new BuildLog(new SetClock());
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n')) log.Line(Encoding.UTF8.GetBytes(line));
        return log.Facts;
    }
}
