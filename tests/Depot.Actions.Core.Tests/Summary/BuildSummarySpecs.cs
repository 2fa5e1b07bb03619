using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Depot.Actions.Build;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Summary;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Summary;

public class BuildSummarySpecs
{
    private static readonly ExitReport Succeeded = new(0, WasStopped: false);
    private static readonly ExitReport Failed = new(1, WasStopped: false);

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    public void The_input_switches_it_off(string value)
    {
        using var step = new TestStep().Input("summary", value);

        SummaryModes.Read(new InputSource(step.EnvironmentOfStep)).Should().Be(SummaryMode.Off);
    }

    [Fact]
    public void An_unknown_value_is_refused()
    {
        using var step = new TestStep().Input("summary", "maybe");

        var reading = () => SummaryModes.Read(new InputSource(step.EnvironmentOfStep));

        reading.Should().Throw<InputException>().WithMessage("Input 'summary': 'maybe' is not a valid value; write 'true', 'short' or 'false'.");
    }

    [Theory]
    [InlineData("false", "")]
    [InlineData("0", "")]
    [InlineData("true", "\n\n### Build on Depot: ✅ succeeded in 0.0 s\n\n")]
    [InlineData("perhaps", "\n\n### Build on Depot: ✅ succeeded in 0.0 s\n\n")]
    public void The_variable_of_docker_switches_it_off_too(string value, string expected)
    {
        using var step = new TestStep().Variable("DOCKER_BUILD_SUMMARY", value);

        BuildSummary.Write(step.Context, SummaryMode.Full, () => new("depot build", Succeeded, BuildLogModel.None));

        Summary(step).Should().Be(expected);
    }

    [Fact]
    public void In_a_matrix_it_is_the_outcome_and_the_table()
    {
        var text = Of(new("depot build", Succeeded, Facts) { Inputs = "context: .\n", PullCommands = ["docker pull a@sha256:1"] }, SummaryMode.Brief);

        text.Should().Be("""


            ### [Build on Depot](<https://depot.dev/orgs/o/projects/p/builds/b>): ✅ succeeded in 1 min 5 s, 33 % of its steps from the cache

            | Platform | Status | Time | Cached steps |
            | --- | --- | --: | --: |
            | `linux/amd64` | ✅ built | 2.0 s | 1 of 3 (33 %) |

            ```sh
            docker pull a@sha256:1
            ```


            """);
    }

    [Fact]
    public void A_summary_that_breaks_costs_one_line_of_the_log()
    {
        using var step = new TestStep();

        BuildSummary.Write(step.Context, SummaryMode.Full, () => throw new InvalidOperationException("it broke"));

        step.Log.Should().Be("The summary of this build could not be written: it broke\n");
    }

    [Fact]
    public void A_file_that_cannot_be_written_costs_one_line_of_the_log()
    {
        using var step = new TestStep();
        step.Variable("GITHUB_STEP_SUMMARY", Path.Combine(step.Temp, "no", "such", "folder"));

        BuildSummary.Write(step.Context, SummaryMode.Full, () => new("depot build", Succeeded, BuildLogModel.None));

        step.Log.Should().StartWith("The summary of this build could not be written: GITHUB_STEP_SUMMARY names a file that cannot be written: Could not find a part of the path").And.EndWith("\n");
    }

    [Fact]
    public void A_full_disk_leaves_the_step_as_it_was()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Linux has a device that is always full.");
        using var step = new TestStep().Variable("GITHUB_STEP_SUMMARY", "/dev/full");

        BuildSummary.Write(step.Context, SummaryMode.Full, () => new("depot build", Succeeded, Facts));

        step.Log.Should().StartWith("The summary of this build could not be written: GITHUB_STEP_SUMMARY names a file that cannot be written: No space left on device");
    }

    [Fact]
    public void The_largest_build_stays_below_the_limit_of_the_runner_and_says_what_is_missing()
    {
        var long1 = new string('x', 500);
        var facts = Facts with
        {
            Targets = [.. Enumerable.Range(0, 500).Select(i => new TargetFacts($"target-{i}-{new string('t', 90)}", "linux/amd64", StepState.Done, default, 9, 3))],
            Steps = [.. Enumerable.Range(1, 2000).Select(i => new BuildStep(i, long1) { Kind = StepKind.Instruction, Text = long1, Duration = TimeSpan.FromSeconds(i) })],
            Warnings = [.. Enumerable.Range(1, 200).Select(i => new BuildWarning("Rule", new string('`', 1000), i, "t"))],
        };
        var huge = string.Concat(Enumerable.Repeat("value: ä\n", 1_000_000));

        var text = Of(new("depot bake", Failed, facts)
        {
            Inputs = huge,
            Definition = "{\"target\": {\"a\": {\"x\": [" + string.Join(',', Enumerable.Repeat("\"" + long1 + "\"", 20_000)) + "]}}}",
            PullCommands = [.. Enumerable.Range(0, 5000).Select(i => $"docker pull {i}")],
        });

        Encoding.UTF8.GetByteCount(text).Should().BeLessThan(900 << 10);
        text.Should().Contain("And 400 more.\n").And.Contain("The rest is too long for this page; it is in the log of the step.\n");
        text.Should().Contain("- and 150 more\n");
    }

    [Fact]
    public void Secrets_and_build_arguments_are_shown_by_name_and_what_looks_like_a_secret_is_hidden()
    {
        using var step = new TestStep().Input("context", "https://user:hunter2@github.com/o/r.git").Input("secrets", "npm=hunter2").Input("github-token", "hunter2")
            .Input("build-args", "VERSION=hunter2\nNPM_TOKEN=hunter2").Input("cache-to", "type=s3,region=x,secret_access_key=hunter2").Input("secret-files", "pem=key.pem")
            .Input("labels", "x.SIGNING_KEY=hunter2 hunter2");
        var inputs = BuildPushInputs.Read(new InputSource(step.EnvironmentOfStep), () => ".");

        var places = new DockerfilePlaces(_ => null, _ => null);
        BuildSummary.Write(step.Context, inputs.Summary, () => BuildPushSummary.Of(inputs, BuildResult.Parse(null, null), new(Succeeded, new BuildLog(), "depot build"), places, evidence: null, step.EnvironmentOfStep));

        Summary(step).Should().EndWith("""
            <details><summary>Inputs</summary>

            ```yaml
            build-args: |
              VERSION
              NPM_TOKEN
            cache-to: type=s3,region=x,secret_access_key=***
            context: https://***@github.com/o/r.git
            labels: x.SIGNING_KEY=***
            secrets: |
              npm
              pem
            ```

            </details>


            """).And.NotContain("hunter2");
    }

    [Fact]
    public void A_definition_hides_what_looks_like_a_secret()
    {
        var text = Of(new("depot bake", Succeeded, BuildLogModel.None) { Definition = """{"target":{"a":{"args":{"API_TOKEN":"hunter2","V":"1"},"secret":[{"id":"token","env":"T"}]}}}""" });

        text.Should().NotContain("hunter2").And.Contain("\"API_TOKEN\": \"…\"").And.Contain("\"V\": \"…\"").And.Contain("\"id\": \"token\"");
    }

    // Anything a Dockerfile or a registry can say is put wherever the summary shows text of a build; then the places where
    // Markdown is not read (fences and code spans) are taken out, and nothing of it may be left.
    [Fact]
    public void Nothing_a_build_says_becomes_markdown() => Gen.OneOf(
            OneOf([.. "`|\\<>[]()*_~#&;:!@\n\r\t-+=%{}\"' abc\u202E\u2028".Select(c => c.ToString())]).List[0, 80].Select(string.Concat),
            OneOf("<script>alert(1)</script>", "```\n<b>", "~~~\n<b>", "</details>", "| a | b |", "[x](javascript:1)", "`` ` ``", "\\`", "&lt;b&gt;", "<!--", "@octocat", "%%{init: {}}%%"))
        .Sample(text =>
        {
            var step = new BuildStep(3, text) { Kind = StepKind.Instruction, State = StepState.Failed, Text = text, Target = text, Platform = text, Stage = text, Duration = TimeSpan.FromSeconds(2) };
            var facts = Facts with
            {
                BuildUrl = text,
                Steps = [step, step with { Number = 4, Kind = StepKind.Export }],
                Targets = [new(text, text, StepState.Failed, default, 1, 0)],
                Failure = new(text) { Step = step, LastLines = text.Split('\n') },
                FirstMiss = step,
                Warnings = [new(text, text, 1, text)],
                Lint = [new(LintLevel.Error, text, text, text, 1, text)],
                Machines = [new(text, TimeSpan.FromSeconds(2), default)],
                Retries = [text],
            };

            var page = Of(new("depot build", Failed, facts) { FailedAt = new(text, 3), SourceUrl = "https://github.com/o/r/blob/abc", Inputs = text, PullCommands = [text], Digests = new Dictionary<string, string> { [text] = text } });
            var succeeded = Of(new("depot build", Succeeded, facts) { PullCommands = [text], Message = text });

            Readable.Of(page).Should().MatchRegex(Readable.OurWords);
            Readable.Of(succeeded).Should().MatchRegex(Readable.OurWords);
            Readable.Charts(page).Should().HaveCountGreaterThan(5).And.OnlyContain(line => Regex.IsMatch(line, Readable.OurChart));
        }, iter: 400);

    [Theory]
    [InlineData("a <b>b</b>\n")]
    [InlineData("a `b\n")]
    [InlineData("[Build on Depot](<javascript:1>)\n")]
    [InlineData("[x](https://evil.example)\n")]
    [InlineData("| *a* |\n")]
    [InlineData("@octocat\n")]
    [InlineData("```\na\n```\n&lt;\n")]
    public void The_check_above_sees_markup(string page) => Readable.Of(page).Should().NotMatchRegex(Readable.OurWords);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static BuildLogModel Facts { get; } = BuildLogModel.None with
    {
        BuildUrl = "https://depot.dev/orgs/o/projects/p/builds/b",
        Duration = TimeSpan.FromSeconds(65),
        TotalSteps = 3,
        CachedSteps = 1,
        Targets = [new(null, "linux/amd64", StepState.Done, TimeSpan.FromSeconds(2), 3, 1)],
    };

    private static string Of(SummaryReport report, SummaryMode mode = SummaryMode.Full)
    {
        using var step = new TestStep();
        BuildSummary.Write(step.Context, mode, () => report);
        step.Log.Should().BeEmpty();
        return Summary(step);
    }

    private static string Summary(TestStep step) =>
        Path.Combine(step.Temp, "GITHUB_STEP_SUMMARY") is var file && File.Exists(file) ? File.ReadAllText(file) : "";
}
