using System.Text.Json.Nodes;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>The published bake action, the real CLI, the real BuildKit, real registries.</summary>
public class BakeSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task Two_targets_are_pushed_and_each_has_its_digest()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var (app, lib) = (LabSession.NewName(session.Lab.Registry), LabSession.NewName(session.Lab.Registry));
        session.Write("docker-bake.hcl", $$"""
            variable "TAG" { default = "none" }
            group "default" { targets = ["app", "lib"] }
            target "app" { tags = ["{{app}}:${TAG}"] }
            target "lib" {
              tags   = ["{{lib}}:${TAG}"]
              attest = ["type=provenance,disabled=true"]
            }
            """);

        var step = (await session.StepAsync("bake", new Dictionary<string, string> { ["push"] = "true", ["vars"] = "TAG=v1" })).Successfully();

        var digests = JsonNode.Parse(step.Outputs["digests"])!;
        (await session.Registry.DigestAsync(app + ":v1")).Should().Be((string?)digests["app"]);
        (await session.Registry.DigestAsync(lib + ":v1")).Should().Be((string?)digests["lib"]);
        (await session.Registry.AttestationsAsync(app + ":v1")).Should().ContainSingle();
        (await session.Registry.AttestationsAsync(lib + ":v1")).Should().BeEmpty();
        JsonNode.Parse(step.Outputs["targets"])!.AsArray().Select(target => (string?)target).Should().BeEquivalentTo("app", "lib");
        ((string?)JsonNode.Parse(step.Outputs["images"])!["app"]![0]).Should().Be($"{app}@{digests["app"]}");
    }

    [Fact(Timeout = Limit)]
    public async Task Targets_that_only_fill_the_cache_are_named_too()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.Write("docker-bake.hcl", """
            group "default" { targets = ["app", "lib"] }
            target "app" { tags = ["app:1"] }
            target "lib" { output = ["type=cacheonly"] }
            """);

        var step = (await session.StepAsync("bake", new Dictionary<string, string>())).Successfully();

        step.Outputs["targets"].Should().Be("""["app","lib"]""", "the metadata is {0}", step.Outputs["metadata"]);
        step.Outputs["digests"].Should().Be("{}");
    }

    [Fact(Timeout = Limit)]
    public async Task Targets_of_one_context_have_ignore_files_of_their_own_beside_their_dockerfiles()
    {
        await using var session = await LabSession.StartAsync();
        foreach (var name in new[] { "app", "lib" })
        {
            session.Write($"{name}.txt", name);
            session.Write($"{name}.Dockerfile", "FROM scratch\nCOPY *.txt /\n");
            session.Write($"{name}.Dockerfile.dockerignore", $"*\n!{name}.txt\n");
        }

        session.Write("docker-bake.hcl", """
            group "default" { targets = ["app", "lib"] }
            target "app" {
              dockerfile = "app.Dockerfile"
              output     = ["out/app"]
            }
            target "lib" {
              dockerfile = "lib.Dockerfile"
              output     = ["out/lib"]
            }
            """);

        (await session.StepAsync("bake", new Dictionary<string, string>())).Successfully();

        foreach (var name in new[] { "app", "lib" })
        {
            Directory.EnumerateFiles(Path.Combine(session.Workspace, "out", name)).Select(Path.GetFileName).Should().Equal($"{name}.txt");
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_target_is_the_base_of_another_without_a_registry()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("base");
        session.Write("app.Dockerfile", "FROM base\nCOPY app.txt /\n");
        session.Write("app.txt", "app");
        session.Write("docker-bake.hcl", """
            target "base" {}
            target "default" {
              dockerfile = "app.Dockerfile"
              contexts   = { base = "target:base" }
              output     = ["out"]
            }
            """);

        (await session.StepAsync("bake", new Dictionary<string, string>())).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "file")).Should().Be("base");
    }

    [Fact(Timeout = Limit)]
    public async Task A_definition_that_cannot_be_read_fails_before_any_build()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("docker-bake.hcl", "target \"default\" {\n  tags = [nope]\n}\n");

        var step = await session.StepAsync("bake", new Dictionary<string, string>());

        step.Process.ExitCode.Should().Be(1);
        step.Process.Output.Should().Contain("docker-bake.hcl:2,11-15");
        session.Sandbox.Calls.Should().BeEmpty();
    }

    [Theory(Timeout = Limit)]
    [InlineData("check")]
    [InlineData("outline")]
    [InlineData("targets")]
    public async Task A_call_other_than_build_is_refused_before_any_build(string call)
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.Write("docker-bake.hcl", "target \"default\" {}\n");

        var step = await session.StepAsync("bake", new Dictionary<string, string> { ["call"] = call });

        step.Process.ExitCode.Should().Be(1);
        step.Process.Output.Should().Contain($"Input 'call': Depot bake supports only 'build'; it cannot '{call}'. Leave the input out, or use docker/bake-action for this step.");
        session.Sandbox.Calls.Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task The_call_build_is_what_happens_without_it()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.Write("docker-bake.hcl", "target \"default\" { output = [\"type=cacheonly\"] }\n");

        var step = (await session.StepAsync("bake", new Dictionary<string, string> { ["call"] = "build" })).Successfully();

        step.Outputs["targets"].Should().Be("""["default"]""", "the metadata is {0}", step.Outputs["metadata"]);
    }
}
