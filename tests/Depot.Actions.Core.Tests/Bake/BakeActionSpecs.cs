using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

public class BakeActionSpecs
{
    private const string Definition = """{"target":{"app":{"context":"."},"off":{"attest":[{"type":"provenance","disabled":true}]}}}""";

    [Fact(Timeout = 30_000)]
    public async Task A_bake_runs_depot_in_the_workdir_and_reports_each_target()
    {
        using var step = ForBake().Input("workdir", "sub").Input("push", "true").Input("targets", "app,off").Input("vars", "VERSION=1 2")
            .Variable("FAKE_DEPOT_METADATA", """{"app":{"containerimage.digest":"sha256:a","image.name":"r/app:1,r:5000/app:2"},"off":{},"depot.build":{"buildID":"b1","projectID":"p1","targets":["app","off"]}}""");
        Directory.CreateDirectory(Path.Combine(step.Workspace, "sub"));

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var call = step.Calls.Should().HaveCount(2).And.Subject.Last();
        call.WorkingDirectory.Should().Be(Path.Combine(step.Workspace, "sub"));
        call.Environment["VERSION"].Should().Be("1 2");
        call.Arguments.Where(argument => argument == "--push").Should().ContainSingle();
        call.Values("--set").Should().Equal("app.attest=type=provenance,mode=max");
        step.Outputs["targets"].Should().Be("""["app","off"]""");
        step.Outputs["digests"].Should().Be("""{"app":"sha256:a"}""");
        step.Outputs["images"].Should().Be("""{"app":["r/app@sha256:a","r:5000/app@sha256:a"]}""");
        step.Outputs["build-id"].Should().Be("b1");
        step.Outputs["project-id"].Should().Be("p1");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_fallback_bakes_in_the_workdir_too()
    {
        using var step = ForBake().WithDocker().Input("workdir", "sub").Input("buildx-fallback", "true").Input("sbom-dir", "s")
            .Variable("FAKE_DEPOT_STDERR", "Error: unavailable: no machines\n").Variable("FAKE_DEPOT_EXIT", "1");
        Directory.CreateDirectory(Path.Combine(step.Workspace, "sub"));

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls[^1].Arguments.Take(2).Should().Equal("buildx", "bake");
        step.Calls[^1].Arguments.Should().NotContain("--sbom-dir");
        step.Calls[^1].WorkingDirectory.Should().Be(Path.Combine(step.Workspace, "sub"));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("https://github.com/octo/app.git")]
    [InlineData("git@github.com:octo/app.git")]
    [InlineData("{{defaultContext}}")]
    public async Task A_definition_elsewhere_is_refused_with_the_way_to_get_it(string source)
    {
        using var step = ForBake().Input("source", source);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().ContainSingle().Which.Should().StartWith("Input 'source': the Depot CLI cannot read a definition from a repository");
        step.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("targets", "--push", "Input 'targets': '--push' would be read as an option; a target's name starts with a letter, a digit or '_'.")]
    [InlineData("vars", "no-equals", "Input 'vars': item 1 is not of the form NAME=value.")]
    [InlineData("retries", "x", "Input 'retries': 'x' is no number of tries; write a whole number from 0 to 10.")]
    [InlineData("dry-run", "yes", "Input 'dry-run': 'yes' is neither true nor false; write 'true' or 'false'.")]
    [InlineData("files", "\"a.hcl", "Input 'files': a quote opened on line 1 is never closed. Close it, or double a quote that belongs to the value (\"\") inside a quoted item.")]
    [InlineData("lint-fail-on", "never", "Input 'lint-fail-on': 'never' is no level; write 'error', 'warn', 'info' or 'none'.")]
    [InlineData("call", "check", "Input 'call': Depot bakes images only, it cannot 'check'. Leave the input out, or use docker/bake-action for this step.")]
    public async Task Bad_input_fails_before_any_bake(string input, string value, string message)
    {
        using var step = ForBake().Input(input, value);

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(message);
        step.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bake_needs_no_docker()
    {
        using var step = ForBake();
        step.Variable("PATH", step.Bin);

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Select(call => call.Arguments[0]).Should().Equal("bake", "bake");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_entitlement_is_accepted_with_a_line_that_says_it_does_nothing()
    {
        using var step = ForBake().Input("allow", "network.host");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Log.Should().Contain("Input 'allow' has no effect: builders of Depot grant a bake what it asks for.\n");
        step.Calls[^1].Arguments.Should().NotContain("--allow");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_builder_is_tried_again()
    {
        using var step = ForBake().Input("retries", "2").Variable("FAKE_DEPOT_FAIL_TIMES", "2").Variable("FAKE_DEPOT_FAIL_STDERR", "unavailable: no machines\n");
        step.Time = new HurriedTime();

        var exit = await step.RunAsync(BakeAction.RunAsync);

        // The first call only prints the definition.
        exit.Should().Be(0, step.Log);
        step.Calls.Should().HaveCount(3);
        step.Warnings.Should().Equal("depot bake failed because Depot was not available (unavailable: no machines); trying again in 5 s (try 2 of 3).");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_known_cause_comes_with_what_to_do()
    {
        using var step = ForBake().Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "invalid tag \"r.example/App:1\": repository name must be lowercase\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(
            "depot bake failed (exit code 1): invalid tag \"r.example/App:1\": repository name must be lowercase\n"
            + "A repository name has small letters only: write 'r.example/app:1'. In a workflow, github.repository keeps the capitals of your account; docker/metadata-action makes them small.");
    }

    private static TestStep ForBake() => TestStep.ForBuild().Variable("FAKE_DEPOT_PRINT", Definition);
}
