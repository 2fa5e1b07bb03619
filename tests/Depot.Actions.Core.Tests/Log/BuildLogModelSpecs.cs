using System.Text;
using CsCheck;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

public class BuildLogModelSpecs
{
    private const string Header = "#5 [internal] load build definition from Dockerfile\n#5 DONE 0.0s\n\n";

    [Fact]
    public void An_empty_log_tells_nothing() => new BuildLog().Facts.Should().BeEquivalentTo(BuildLogModel.None, options => options.Excluding(facts => facts.Duration));

    [Theory]
    [InlineData("[build 2/5] RUN make", null, null, "build", 2, 5)]
    [InlineData("[2/5] RUN make", null, null, null, 2, 5)]
    [InlineData("[linux/arm64 build  2/15] RUN make", null, "linux/arm64", "build", 2, 15)]
    [InlineData("[linux/arm64 2/5] RUN make", null, "linux/arm64", null, 2, 5)]
    [InlineData("[app linux/arm64 build 2/5] RUN make", "app", "linux/arm64", "build", 2, 5)]
    [InlineData("[app build 2/5] RUN make", "app", null, "build", 2, 5)]
    [InlineData("[app 2/5] RUN make", "app", null, null, 2, 5)]
    [InlineData("[other 2/5] RUN make", null, null, "other", 2, 5)]
    public void The_name_of_a_step_holds_target_platform_stage_and_place(string name, string? target, string? platform, string? stage, int at, int of)
    {
        var step = Read($"#4 [app internal] load build definition from Dockerfile\n#4 DONE 0.0s\n\n#9 {name}\n#9 DONE 1.5s\n").Steps[^1];

        (step.Target, step.Platform, step.Stage, step.Ordinal, step.Text).Should().Be((target, platform, stage, (at, of), "RUN make"));
    }

    // BuildKit prints a step that two targets share for one of them only.
    [Fact]
    public void A_target_whose_steps_are_all_shared_with_another_has_a_row()
    {
        var facts = Read("""
            #4 [one internal] load build definition from Dockerfile
            #4 DONE 0.0s

            #5 [two internal] load build definition from Dockerfile
            #5 DONE 0.0s

            #6 [one 2/2] RUN make
            #6 DONE 1.5s

            #7 [two] exporting to image
            #7 DONE 0.2s

            """);

        facts.Targets.Select(row => (row.Target, row.Total, row.State)).Should().Equal(("one", 1, StepState.Done), ("two", 0, StepState.Done));
    }

    [Theory]
    [InlineData("[internal] load metadata for x", StepKind.Internal, null, null, "load metadata for x")]
    [InlineData("[auth] library/alpine:pull token", StepKind.Internal, null, null, "library/alpine:pull token")]
    [InlineData("[app auth] library/alpine:pull token", StepKind.Internal, "app", null, "library/alpine:pull token")]
    [InlineData("[depot] launching amd64 machine", StepKind.Machine, null, null, "launching amd64 machine")]
    [InlineData("[app lint]", StepKind.Lint, "app", null, "")]
    [InlineData("exporting to image", StepKind.Export, null, null, "exporting to image")]
    [InlineData("[app] exporting to image", StepKind.Export, "app", null, "exporting to image")]
    [InlineData("pushing layers", StepKind.Export, null, null, "pushing layers")]
    [InlineData("merging manifest list x", StepKind.Export, null, null, "merging manifest list x")]
    [InlineData("resolve image config for docker-image://x", StepKind.Internal, null, null, "resolve image config for docker-image://x")]
    [InlineData("docker-image://docker.io/docker/dockerfile:1", StepKind.Internal, null, null, "docker-image://docker.io/docker/dockerfile:1")]
    [InlineData("[1/2] FROM alpine", StepKind.BaseImage, null, null, "FROM alpine")]
    [InlineData("[app linux/arm64 1/2] FROM alpine", StepKind.BaseImage, "app", "linux/arm64", "FROM alpine")]
    [InlineData("[/2] RUN x", StepKind.Other, null, "/2", "RUN x")]
    [InlineData("[1/] RUN x", StepKind.Other, null, "1/", "RUN x")]
    [InlineData("[1/0] RUN x", StepKind.Other, null, "1/0", "RUN x")]
    [InlineData("[] RUN x", StepKind.Other, null, null, "RUN x")]
    [InlineData("[ 1/2 RUN x", StepKind.Other, null, null, "[ 1/2 RUN x")]
    [InlineData("x [1/2] RUN x", StepKind.Other, null, null, "x [1/2] RUN x")]
    [InlineData("[some stage] RUN x", StepKind.Other, null, null, "RUN x")]
    public void What_a_step_does_shows_in_its_name(string name, StepKind kind, string? target, string? platform, string text)
    {
        var step = Read($"#9 {name}\n").Steps.Single();

        (step.Kind, step.Target, step.Platform, step.Text).Should().Be((kind, target, platform, text));
        step.Ordinal.Of.Should().Be(kind == StepKind.BaseImage ? 2 : 0);
    }

    [Fact]
    public void Steps_that_take_turns_keep_their_own_lines()
    {
        var facts = Read(Header + """
            #8 [a 2/2] RUN one
            #8 0.100 from a
            #8 ...

            #9 [b 2/2] RUN two
            #0 0.200 from b
            #9 ...

            #8 [a 2/2] RUN one
            #8 0.300 again from a
            #8 DONE 0.4s

            #9 [b 2/2] RUN two
            #9 ERROR: process "/bin/sh -c two" did not complete successfully: exit code: 3

            """);

        facts.Failure!.LastLines.Should().Equal("from b");
        facts.Failure.ExitCode.Should().Be(3);
        facts.Steps.Select(step => (step.Number, step.State)).Should().Equal((5, StepState.Done), (8, StepState.Done), (9, StepState.Failed));
    }

    [Theory]
    [InlineData("#7 [app linux/arm64 2/2] RUN x\n#7 DONE 2.0s\n", "linux/amd64")]
    [InlineData("#7 [app linux/amd64 2/2] RUN x\n#7 DONE 2.0s\n", "linux/arm64")]
    [InlineData("#6 [app linux/arm64 2/2] RUN x\n#6 CACHED\n#7 [app linux/amd64 2/2] RUN x\n#7 DONE 2.0s\n", "linux/arm64")]
    public void A_step_printed_without_its_platform_is_that_which_the_others_lack(string twins, string platform)
    {
        var facts = Read($"#1 [app internal] load build definition from Dockerfile\n#1 DONE 0.0s\n#4 [app linux/amd64 1/2] FROM a\n#4 DONE 0.1s\n#5 [app linux/arm64 1/2] FROM a\n#5 DONE 0.1s\n{twins}#8 [other linux/amd64 1/2] FROM a\n#8 DONE 0.1s\n#9 [app 2/2] RUN y\n#9 DONE 9.0s\n");

        var own = facts.Targets.Where(target => target.Target == "app").ToList();

        own.Select(target => target.Platform).Should().Equal("linux/amd64", "linux/arm64");
        own.Single(target => target.Platform == platform).Total.Should().BeGreaterThan(twins.StartsWith("#6", StringComparison.Ordinal) ? 1 : 0);
        own.Sum(target => target.Total).Should().Be(twins.StartsWith("#6", StringComparison.Ordinal) ? 3 : 2);
    }

    [Fact]
    public void The_excerpt_of_a_failure_stands_in_for_output_that_the_log_did_not_show()
    {
        var facts = Read(Header + "#8 [2/2] RUN make\n#8 ERROR: exit code: 2\n------\n > [2/2] RUN make:\n0.462 compiling\n0.570 \u001b[31merror\u001b[0m: no such type\n------\n");

        facts.Failure!.LastLines.Should().Equal("compiling", "error: no such type");
        facts.Failure.ErrorLines.Should().Equal("error: no such type");
    }

    [Fact]
    public void The_place_that_buildx_shows_is_the_place_of_the_failure()
    {
        var facts = Read(Header + "#8 [2/2] RUN make\n#8 ERROR: exit code: 2\n------\n > [2/2] RUN make:\n------\ndocker/app.Dockerfile:17\n--------------------\n  16 |     FROM a\n  17 | >>> RUN make\n--------------------\nERROR: failed to solve: exit code: 2\n");

        (facts.Failure!.Dockerfile, facts.Failure.Line).Should().Be(("docker/app.Dockerfile", 17));
    }

    [Fact]
    public void A_warning_that_is_printed_twice_counts_once()
    {
        var facts = Read("""
            #5 [internal] load build definition from Dockerfile
            #5 WARN: FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 3)
            #5 DONE 0.0s

             1 warning found (use --debug to expand):
             - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 3)

            """);

        facts.Warnings.Should().Equal(new BuildWarning("FromAsCasing", "'as' and 'FROM' keywords' casing do not match", 3, null));
    }

    [Fact]
    public void A_lint_finding_has_its_code_from_the_step_and_is_not_repeated_by_the_list()
    {
        var facts = Read("""
            #4 [app lint]
            #4 WARNING Dockerfile:2 DL3006: Always tag the version 1.9s done
            #4 DONE 1.9s

             1 linter issue found:
            WARN [app] Dockerfile:2 Always tag the version
              More info: https://github.com/hadolint/hadolint/wiki/DL3006

            """);

        facts.Lint.Should().Equal(new LintFinding(LintLevel.Warning, "DL3006", "Always tag the version", "Dockerfile", 2, "app"));
    }

    [Fact]
    public void A_build_that_the_cli_retries_says_why() =>
        Read("Received retryable BuildKit error, retrying: rpc error: code = Unavailable\n").Retries.Should().Equal("rpc error: code = Unavailable");

    [Fact]
    public void Steps_with_colour_are_read_like_those_without() =>
        Read("\u001b[32m#7 [2/2] RUN make\u001b[0m\n#7 CACHED\n").CachedSteps.Should().Be(1);

    [Fact]
    public void What_a_step_prints_is_never_taken_for_the_progress_of_another()
    {
        var facts = Read(Header + "#8 [2/2] RUN evil\n#8 0.100 #9 [depot] build: https://evil.example/builds/x\n#8 0.100 #8 ERROR: no\n#8 0.200 ------\n#8 DONE 0.3s\n");

        facts.Failure.Should().BeNull();
        facts.BuildUrl.Should().BeNull();
        facts.Steps.Should().HaveCount(2);
    }

    [Fact]
    public void A_log_of_many_steps_keeps_two_thousand_and_counts_the_rest()
    {
        var log = new BuildLog();
        for (var number = 1; number <= 20_000; number++)
        {
            log.Line(Encoding.UTF8.GetBytes($"#{number} [stage 2/3] RUN step {number}"));
            log.Line(Encoding.UTF8.GetBytes(number % 4 == 0 ? $"#{number} DONE 0.1s" : $"#{number} CACHED"));
            log.Line("\n"u8);
        }

        var facts = log.Facts;

        (facts.Steps.Count, facts.StepsLeftOut, facts.TotalSteps, facts.CachedSteps).Should().Be((2000, 18_000, 20_000, 15_000));
        facts.CacheHitRatio.Should().Be(0.75);
    }

    // Each of a thousand steps without a platform has a thousand twins that have one.
    [Fact]
    public void Names_that_are_made_to_cost_cost_nothing()
    {
        var log = new BuildLog();
        for (var number = 1; number <= 2000; number++)
        {
            log.Line(Encoding.UTF8.GetBytes(number % 2 == 0 ? $"#{number} [linux/{number} stage 2/3] RUN x" : $"#{number} [stage 2/3] RUN {number}"));
            log.Line(Encoding.UTF8.GetBytes($"#{number} DONE 0.1s"));
        }

        var before = Environment.CpuUsage.TotalTime;

        log.Facts.Targets.Should().HaveCount(1000);

        (Environment.CpuUsage.TotalTime - before).Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void More_findings_than_fit_are_counted()
    {
        var facts = Read(" 300 warnings found (use --debug to expand):\n" + string.Concat(Enumerable.Range(1, 300).Select(line => $" - Rule: message (line {line})\n")));

        (facts.Warnings.Count, facts.FindingsLeftOut).Should().Be((200, 100));
    }

    // Random bytes, and random lines made of the words of the format.
    [Fact]
    public void No_log_whatever_makes_the_reader_throw() => Gen.OneOf(
            Gen.Byte.Array,
            OneOf("#1 ", "#2 ", "#0 ", "0.100 ", "[a 1/2] ", "[", "]", "DONE ", "1.0s", "CACHED", "ERROR: ", "...", "------", " > ", "Dockerfile:3",
                "--------------------", " 2 warnings found", " - ", "R: x (line 3)", " 1 linter issue found:", "WARN f:1 x", "\u001b[", "failed to solve: ", "999999999999 ", ": ", "(line ")
                .List[0, 12].Select(words => Encoding.UTF8.GetBytes(string.Concat(words))))
        .List[0, 60].Sample(lines =>
        {
            var log = new BuildLog();
            foreach (var line in lines) log.Line(line);
            _ = log.Facts;
            _ = log.Message;
        }, iter: 3000);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static BuildLogModel Read(string text)
    {
        var log = new BuildLog();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n')) log.Line(Encoding.UTF8.GetBytes(line));
        return log.Facts;
    }
}
