using Depot.Actions.Bake;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Bake;

public class BakeActionSpecs
{
    private const string Definition = """
        variable "VERSION" {}
        group "default" {
          targets = ["app", "off"]
        }
        target "app" {
          tags = ["r/app:1", "r:5000/app:2"]
        }
        target "off" {
          tags = ["r/off"]
          attest = ["type=provenance,disabled=true"]
        }

        """;

    [Fact(Timeout = 30_000)]
    public async Task A_bake_runs_depot_in_the_workdir_and_reports_each_target()
    {
        using var step = ForBake().Input("workdir", "sub").Input("push", "true").Input("targets", "app,off").Input("vars", "VERSION=1 2")
            .Variable("FAKE_DEPOT_METADATA", """{"app":{"containerimage.digest":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","image.name":"r/app:1,r:5000/app:2"},"off":{},"depot.build":{"buildID":"b1","projectID":"p1","targets":["app","off"]}}""");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        var call = step.Calls.Should().ContainSingle().Subject;
        call.WorkingDirectory.Should().Be(Path.Combine(step.Workspace, "sub"));
        call.Environment["VERSION"].Should().Be("1 2");
        call.Arguments.Where(argument => argument == "--push").Should().ContainSingle();
        call.Values("--set").Should().Equal(["app.attest=type=provenance,mode=min,inline-only=true"], "an event that says nothing is of a private repository");
        step.Outputs["targets"].Should().Be("""["app","off"]""");
        step.Outputs["digests"].Should().Be("""{"app":"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""");
        step.Outputs["images"].Should().Be("""{"app":["r/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","r:5000/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]}""");
        step.Outputs["build-id"].Should().Be("b1");
        step.Outputs["project-id"].Should().Be("p1");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_fallback_bakes_in_the_workdir_too()
    {
        using var step = ForBake().WithDocker().Input("workdir", "sub").Input("buildx-fallback", "true").Input("sbom-dir", "s")
            .Variable("FAKE_DEPOT_STDERR", "Error: unavailable: no machines\n").Variable("FAKE_DEPOT_EXIT", "1");

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
    [InlineData("targets", "--push", "Input 'targets': '--push' would be read as an option; the name of a target starts with a letter, a digit or '_'.")]
    [InlineData("vars", "no-equals", "Input 'vars': item 1 is not of the form NAME=value.")]
    [InlineData("retries", "x", "Input 'retries': 'x' is not a valid value; write a whole number from 0 to 10.")]
    [InlineData("dry-run", "yes", "Input 'dry-run': 'yes' is not a valid value; write 'true' or 'false'.")]
    [InlineData("files", "\"a.hcl", "Input 'files': a quote opened on line 1 is never closed. Close it, or double a quote that belongs to the value (\"\") inside a quoted item.")]
    [InlineData("lint-fail-on", "never", "Input 'lint-fail-on': 'never' is not a valid value; write 'error', 'warn', 'info' or 'none'.")]
    [InlineData("call", "check", "Input 'call': Depot bake supports only 'build'; it cannot 'check'. Leave the input out, or use docker/bake-action for this step.")]
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
        step.Calls.Select(call => call.Arguments[0]).Should().Equal("bake");
    }

    [Fact(Timeout = 30_000)]
    public async Task An_entitlement_is_accepted_with_a_line_that_says_it_does_nothing()
    {
        using var step = ForBake().Input("allow", "network.host");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Log.Should().Contain("Input 'allow' has no effect: Depot's builders grant all entitlements.\n");
        step.Calls[^1].Arguments.Should().NotContain("--allow");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_builder_is_retried()
    {
        using var step = ForBake().Input("retries", "2").Variable("FAKE_DEPOT_FAIL_TIMES", "2").Variable("FAKE_DEPOT_FAIL_STDERR", "unavailable: no machines\n");
        step.Time = new HurriedTime();

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Should().HaveCount(3);
        step.Warnings.Should().Equal(
            "depot bake failed because Depot was not available (unavailable: no machines); retrying in 5 s (attempt 2 of 3).",
            "depot bake failed because Depot was not available (unavailable: no machines); retrying in 10 s (attempt 3 of 3).");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_known_cause_comes_with_what_to_do()
    {
        using var step = ForBake().Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "invalid tag \"r.example/App:1\": repository name must be lowercase\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(
            "depot bake failed (exit code 1): invalid tag \"r.example/App:1\": repository name must be lowercase\n"
            + "A repository name must be lowercase: write 'r.example/app:1'. In a workflow, github.repository can contain uppercase letters; docker/metadata-action converts it to lowercase.");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_mistake_in_the_definition_is_annotated_where_it_stands_before_anything_is_built()
    {
        using var step = ForBake("variable \"TAG\" {}\ntarget \"default\" {\n  tags = [\"app:${TAGG}\"]\n}\n")
            .Variable("FAKE_DEPOT_EXIT", "1").Variable("FAKE_DEPOT_STDERR", "docker-bake.hcl:3,18-22: Unknown variable; There is no variable named \"TAGG\". Did you mean \"TAG\"?\n");

        await step.RunAsync(BakeAction.RunAsync);

        step.Errors.Should().Equal(
            "There is no variable named \"TAGG\". Did you mean \"TAG\"?",
            "The bake definition cannot be read: docker-bake.hcl:3,18-22: Unknown variable; There is no variable named \"TAGG\". Did you mean \"TAG\"?");
        step.Log.Should().Contain("::error title=Unknown variable,file=docker-bake.hcl,line=3::");
        step.Calls.Should().ContainSingle().Which.Arguments.Should().StartWith(["bake", "--print"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_CLI_can_read_is_baked_whatever_we_think_of_it()
    {
        using var step = ForBake("target \"default\" {\n  tags = [nothing]\n}\n").Variable("FAKE_DEPOT_PRINT", """{"target":{"default":{"context":"."}}}""");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().ContainSingle().Which.Should().StartWith("The Depot CLI reads this bake definition, but our own check does not: docker-bake.hcl:2,11-18: Unknown variable;");
        step.Calls.Select(call => call.Arguments.Contains("--print")).Should().Equal(true, true, false);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("x = [for i in range(1000): [for j in range(1000): [for k in range(1000): 1]]]\ntarget \"default\" {}\n")]
    [InlineData("target \"default\" {\n  name = \"t${x}-${y}\"\n  matrix = { x = range(300), y = range(300) }\n}\n")]
    [InlineData("x0 = [1]\nx1 = [x0]\ntarget \"default\" {\n  args = { A = length([for i in range(1000): [for j in range(1000): sha512(jsonencode(x1))]]) }\n}\n")]
    public async Task The_CLI_which_has_no_limits_is_not_asked_for_a_definition_that_exceeds_ours(string definition)
    {
        using var step = ForBake(definition).Variable("FAKE_DEPOT_PRINT", """{"target":{"default":{"context":"."}}}""");

        var exit = await step.RunAsync(BakeAction.RunAsync);

        exit.Should().Be(1);
        step.Calls.Should().BeEmpty();
        step.Errors[^1].Should().StartWith("The bake definition cannot be read: ");
    }

    private static TestStep ForBake(string definition = Definition)
    {
        var step = TestStep.ForBuild();
        Directory.CreateDirectory(Path.Combine(step.Workspace, "sub"));
        File.WriteAllText(Path.Combine(step.Workspace, "docker-bake.hcl"), definition);
        File.WriteAllText(Path.Combine(step.Workspace, "sub", "docker-bake.hcl"), definition);
        File.WriteAllText(Path.Combine(step.Workspace, "sub", "Dockerfile"), "FROM scratch\n");
        return step;
    }
}
