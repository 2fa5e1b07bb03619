using System.Text.Json;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Cli;

public class DryRunSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_shows_the_exact_arguments_and_runs_nothing()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("push", "true").Input("tags", "r.example/a:1")
            .Input("build-args", "\"A=x y\nz ::error::\"").Input("secrets", "KEY=hunter2").Input("retries", "2");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Should().BeEmpty();
        var directory = Path.Combine(step.Temp, "depot-actions-dry-run");
        Arguments(step.Log).Should().Equal(
            Path.Combine(step.Bin, "depot"), "build", "--build-arg", "A=…", "--iidfile", $"{directory}/iidfile", "--metadata-file", $"{directory}/metadata-file",
            "--push", "--tag", "r.example/a:1", "--secret", "id=KEY,env=DEPOT_SECRET_1", "--provenance", "mode=min,inline-only=true", "--project", "p1", ".");
        step.Outputs.Should().BeEmpty();
        step.Errors.Should().BeEmpty();
        Directory.Exists(directory).Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task It_names_variables_but_no_value_and_tells_the_plan()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("secrets", "KEY=hunter2").Input("save", "true").Input("buildx-fallback", "true");

        await step.RunAsync(BuildPushAction.RunAsync);

        var log = step.Log;
        Group(log, "Environment").Should().Equal("The step's own variables without INPUT_*, and these:", "DEPOT_SECRET_1", "DEPOT_TOKEN");
        Group(log, "Plan").Should().Equal(
            "project: 'p1' (input 'project')", "context: .", "Dockerfile: Dockerfile in the context", "platforms: the builder's own", "tags: none",
            "result: saved in the Depot Registry", "provenance: mode=min,inline-only=true", "sbom: as 'attests' says, or none", "secrets: KEY", "Git token: not needed",
            "attempts: 1, then docker buildx when Depot has no builder", "token: from the input 'token'");
        log[log.IndexOf("Dry run", StringComparison.Ordinal)..].Should().NotContain("hunter2").And.NotContain("tok-1");
    }

    [Fact(Timeout = 30_000)]
    public async Task It_hides_in_the_plan_what_it_hides_in_the_arguments()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("outputs", "type=image,name=r.example/a,token=s3c r3t")
            .Input("context", "https://octo:s3c'r3t@git.example/app.git");

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(0, step.Log);

        Group(step.Log, "Plan").Should().Contain("context: https://***@git.example/app.git").And.Contain("result: type=image,name=r.example/a,token=***");
        step.Log.Should().NotContain("s3c").And.NotContain("r3t");
    }

    [Fact(Timeout = 30_000)]
    public async Task It_requests_no_token()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("token", "")
            .Variable("ACTIONS_ID_TOKEN_REQUEST_URL", "http://127.0.0.1:9/").Variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "x");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        Group(step.Log, "Plan")[^1].Should().Be("token: would be exchanged for this job's GitHub identity");
    }

    [Fact(Timeout = 30_000)]
    public async Task It_fails_where_the_build_could_not_even_start()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("tags", "A:1");

        (await step.RunAsync(BuildPushAction.RunAsync)).Should().Be(1);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_of_a_bake_reads_the_definition_and_bakes_nothing()
    {
        using var step = TestStep.ForBuild().Input("dry-run", "true").Input("targets", "app").Input("vars", "V=1")
            .Variable("FAKE_DEPOT_PRINT", """{"target":{"app":{"context":"."}}}""");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Should().HaveCount(2).And.OnlyContain(call => call.Arguments.Contains("--print"));
        Arguments(step.Log).Skip(1).Should().Equal(
            "bake", "--set", "app.attest=type=provenance,mode=min,inline-only=true", "--metadata-file", Path.Combine(step.Temp, "depot-actions-dry-run", "metadata-file"), "--project", "p1", "app");
        Group(step.Log, "Plan").Should().Equal(
            "project: 'p1' (input 'project')", $"directory: {step.Workspace}", "files: those that bake looks for by itself", "targets: app", "variables: none set",
            "provenance: the default, for targets whose file says nothing", "attempts: 1", "token: from the input 'token'");
    }

    private static string[] Group(string log, string title)
    {
        var lines = log.Split('\n');
        var start = Array.IndexOf(lines, "::group::" + title) + 1;
        return lines[start..Array.IndexOf(lines, "::endgroup::", start)];
    }

    private static string[] Arguments(string log) => JsonSerializer.Deserialize<string[]>(string.Join('\n', Group(log, "Arguments")))!;
}
