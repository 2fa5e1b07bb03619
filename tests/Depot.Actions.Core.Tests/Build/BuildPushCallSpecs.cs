using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

/// <summary><c>call</c>: asking the Dockerfile instead of building it.</summary>
public class BuildPushCallSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task The_question_goes_out_without_any_flag_that_would_push_load_or_save()
    {
        using var step = TestStep.ForBuild().Input("call", "check").Input("push", "true").Input("load", "true").Input("save", "true").Input("lint", "true")
            .Input("tags", "r.example/a:1").Input("outputs", "out").Input("build-args", "A=1").Input("target", "prod").Input("platforms", "linux/amd64")
            .Input("provenance", "mode=max").Input("sbom", "true").Variable("FAKE_DEPOT_METADATA", """{"result.json":"{}"}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var call = step.Calls.Should().ContainSingle().Subject;
        call.Arguments.Should().Equal(
            "build", "--print=lint", "--build-arg", "A=1", "--metadata-file", call.Values("--metadata-file")[0], "--platform", "linux/amd64", "--target", "prod",
            "--project", "p1", ".");
        call.Environment["BUILDX_EXPERIMENTAL"].Should().Be("1");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("outline")]
    [InlineData("targets")]
    public async Task An_outline_or_the_targets_are_printed_and_end_well(string method)
    {
        using var step = TestStep.ForBuild().Input("call", method).Variable("FAKE_DEPOT_STDOUT", "TARGET: fin\n")
            .Variable("FAKE_DEPOT_METADATA", """{"result.json":"{\"name\":\"fin\"}","result.txt":"TARGET: fin\n"}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls[0].Arguments[1].Should().Be("--print=" + method);
        step.Log.Should().Contain("TARGET: fin\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task To_build_is_the_method_that_needs_no_asking()
    {
        using var step = TestStep.ForBuild().Input("call", "build");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[0].Arguments.Should().NotContain(argument => argument.StartsWith("--print"));
        step.Calls[0].Environment.Should().NotContainKey("BUILDX_EXPERIMENTAL");
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_check_finds_stands_at_its_line_and_fails_the_step()
    {
        using var step = Checked(("FromAsCasing", "'as' and 'FROM' keywords' casing do not match", 1), ("WorkdirRelativePath", "Relative workdir \"rel\"", 5));
        step.Input("context", "app").WriteFile("app/Dockerfile", "FROM scratch\n");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal("Check complete, 2 warnings have been found.");
        step.Log.Split('\n').Where(line => line.StartsWith("::warning", StringComparison.Ordinal)).Should().Equal(
            "::warning title=FromAsCasing,file=app/Dockerfile,line=1::'as' and 'FROM' keywords' casing do not match%0AMore info: https://docs.example/FromAsCasing",
            "::warning title=WorkdirRelativePath,file=app/Dockerfile,line=5::Relative workdir \"rel\"%0AMore info: https://docs.example/WorkdirRelativePath");
    }

    // The real CLI 2.102.12 ended with 0 and printed nothing, with this in its metadata file.
    [Fact(Timeout = 30_000)]
    public async Task A_dockerfile_that_cannot_be_built_fails_the_check_although_the_cli_does_not()
    {
        using var step = TestStep.ForBuild().Input("call", "check").Variable("FAKE_DEPOT_METADATA",
            """{"result.json":"{\"warnings\":null,\"sources\":[],\"buildError\":{\"message\":\"dockerfile parse error on line 3: unknown instruction: FOO (did you mean FROM?)\",\"location\":{\"ranges\":[{\"start\":{\"line\":3},\"end\":{\"line\":3}}]}}}","result.statuscode":"1","result.txt":""}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Log.Split('\n').Should().ContainSingle(line => line.StartsWith("::error", StringComparison.Ordinal)).Which.Should().Be(
            "::error file=Dockerfile,line=3::The Dockerfile cannot be built: dockerfile parse error on line 3: unknown instruction: FOO (did you mean FROM?)");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_check_that_finds_nothing_ends_well()
    {
        using var step = TestStep.ForBuild().Input("call", "check").Variable("FAKE_DEPOT_METADATA",
            """{"result.json":"{\"warnings\":null,\"sources\":[]}","result.statuscode":"0","result.txt":""}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.Log.Should().Contain("Check complete, no warnings found.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Nine_findings_are_annotations_and_the_rest_a_number()
    {
        using var step = Checked([.. Enumerable.Range(1, 12).Select(line => ("Rule", $"message {line}", line))]);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Warnings.Should().HaveCount(9);
        step.Log.Should().Contain("3 more findings: see the log of this step.");
        step.Errors.Should().Equal("Check complete, 12 warnings have been found.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Annotations_can_be_switched_off_and_the_step_fails_all_the_same()
    {
        using var step = Checked(("Rule", "message", 1)).Variable("DOCKER_BUILD_CHECKS_ANNOTATIONS", "false");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Warnings.Should().BeEmpty();
        step.Errors.Should().Equal("Check complete, 1 warning has been found.");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_answer_that_cannot_be_read_is_no_success()
    {
        using var step = TestStep.ForBuild().Input("call", "check").Variable("FAKE_DEPOT_METADATA", """{"result.json":"oops"}""");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal("The result of 'call: check' could not be parsed; the log has the raw output.");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_fallback_asks_buildx_with_its_own_flags()
    {
        using var step = TestStep.ForBuild().WithDocker().Input("call", "outline").Input("buildx-fallback", "true")
            .Variable("FAKE_DEPOT_STDERR", "Error: unavailable: no machines\n").Variable("FAKE_DEPOT_EXIT", "1");

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls[^1].Arguments.Take(3).Should().Equal("buildx", "build", "--call=outline");
        step.Calls[^1].Arguments.Should().NotContain("--project");
    }

    [Fact]
    public void The_answers_of_several_platforms_are_one_list()
    {
        const string Warning = """{\"warnings\":[{\"ruleName\":\"R\",\"detail\":\"m\",\"location\":{\"ranges\":[{\"start\":{\"line\":3}}]}}]}""";

        var findings = CheckFinding.Read(BuildMetadata.Of($$"""{"result.json/linux_amd64":"{{Warning}}","result.json/linux_arm64":"{{Warning}}"}"""));

        findings.Should().Equal(new CheckFinding("R", "m", 3, null));
    }

    // The form of BuildKit's answer: frontend/subrequests/lint/lint.go, LintResults.
    private static TestStep Checked(params (string Rule, string Message, int Line)[] findings)
    {
        var warnings = findings.Select(finding => new
        {
            ruleName = finding.Rule,
            detail = finding.Message,
            url = finding.Rule == "Rule" ? null : "https://docs.example/" + finding.Rule,
            location = new { ranges = new[] { new { start = new { line = finding.Line } } } },
        });
        var answer = System.Text.Json.JsonSerializer.Serialize(new { warnings, sources = Array.Empty<object>() });
        var metadata = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["result.json"] = answer });
        return TestStep.ForBuild().Input("call", "check").Variable("FAKE_DEPOT_METADATA", metadata);
    }
}
