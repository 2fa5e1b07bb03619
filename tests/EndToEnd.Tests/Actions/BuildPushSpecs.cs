using System.Text;
using System.Text.Json.Nodes;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>The published build-push action, the real CLI, the real BuildKit, real registries.</summary>
public class BuildPushSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_pushed_image_is_in_the_registry_under_the_digest_of_the_output()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        var step = (await session.StepAsync("build-push", With(("push", "true"), ("tags", image)))).Successfully();

        (await session.Registry.DigestAsync(image)).Should().Be(step.Outputs["digest"]);
        step.Outputs.Keys.Should().Contain(["imageid", "metadata", "build-id", "project-id"]);
        Encoding.UTF8.GetString(await session.Registry.FileAsync(image, "/file")).Should().Be("hello");
    }

    [Fact(Timeout = Limit)]
    public async Task A_second_step_that_pushes_the_same_build_runs_nothing_again()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage} AS build\nRUN echo {Guid.NewGuid()} && cat /proc/sys/kernel/random/uuid > /id\nFROM scratch\nCOPY --from=build /id /\n");
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.StepAsync("build-push", With(("outputs", "out")))).Successfully();
        (await session.StepAsync("build-push", With(("push", "true"), ("tags", image)))).Successfully();

        Encoding.UTF8.GetString(await session.Registry.FileAsync(image, "/id")).Should().Be(File.ReadAllText(Path.Combine(session.Workspace, "out", "id")));
    }

    [Fact(Timeout = Limit)]
    public async Task Two_tags_go_to_two_registries_of_which_one_demands_a_login()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        session.LogIn();
        var (open, closed) = (LabSession.NewName(session.Lab.Registry) + ":a", LabSession.NewName(session.Lab.AuthRegistry) + ":b");

        var step = (await session.StepAsync("build-push", With(("push", "true"), ("tags", $"{open}\n{closed}")))).Successfully();

        using var registry = new RegistryClient(session.Lab.AuthRegistry, $"{session.Lab.AuthUser}:{session.Lab.AuthPassword}");
        (await session.Registry.DigestAsync(open)).Should().Be(step.Outputs["digest"]);
        (await registry.DigestAsync(closed)).Should().Be(step.Outputs["digest"]);
    }

    [Fact(Timeout = Limit)]
    public async Task A_push_without_the_login_fails_with_what_the_registry_said()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        var step = await session.StepAsync("build-push", With(("push", "true"), ("tags", LabSession.NewName(session.Lab.AuthRegistry) + ":1")));

        step.Process.ExitCode.Should().Be(1);
        step.Process.Output.Split('\n').Should().ContainSingle(line => line.StartsWith("::error"))
            .Which.Should().Contain("401 Unauthorized");
        step.Outputs.Keys.Should().BeEquivalentTo("build-id", "build-url", "project-id", "cache-hit-ratio");
    }

    [Fact(Timeout = Limit)]
    public async Task A_loaded_image_is_in_the_local_docker()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var image = $"loaded-{Guid.NewGuid():N}:1";

        (await session.StepAsync("build-push", With(("load", "true"), ("tags", image)))).Successfully();

        (await session.DockerAsync("image", "rm", image)).Successfully().Output.Should().Contain($"Untagged: {image}");
    }

    [Fact(Timeout = Limit)]
    public async Task A_saved_image_is_kept_under_its_build_id_and_its_tags()
    {
        var project = $"p{Guid.NewGuid():N}";
        await using var session = await LabSession.StartAsync(options => options with { Projects = [project] });
        session.WriteImage();

        var step = (await session.StepAsync("build-push", With(("project", project), ("save", "true"), ("save-tag", "v1"), ("save-tags", "v2,v3")))).Successfully();

        (await session.Registry.TagsAsync(project)).Should().BeEquivalentTo(step.Outputs["build-id"], "v1", "v2", "v3");
        step.Outputs["project-id"].Should().Be(project);
    }

    [Fact(Timeout = Limit)]
    public async Task A_local_output_is_in_its_directory()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage("hello");

        (await session.StepAsync("build-push", With(("outputs", "type=local,dest=out")))).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "file")).Should().Be("hello");
    }

    [Fact(Timeout = Limit)]
    public async Task An_oci_output_with_two_quoted_names_is_one_archive()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        (await session.StepAsync("build-push", With(("outputs", "type=oci,dest=image.tar,\"name=docker.io/a/b:1,docker.io/c/d:2\"")))).Successfully();

        var listing = (await session.RunAsync("tar", "-xOf", Path.Combine(session.Workspace, "image.tar"), "index.json")).Successfully().Output;
        JsonNode.Parse(listing)!["manifests"]!.AsArray().Select(entry => (string?)entry!["annotations"]!["io.containerd.image.name"])
            .Should().BeEquivalentTo("docker.io/a/b:1", "docker.io/c/d:2");
    }

    [Fact(Timeout = Limit)]
    public async Task Secrets_of_all_three_kinds_reach_the_build_byte_for_byte()
    {
        await using var session = await LabSession.StartAsync();
        var value = string.Concat(Enumerable.Repeat("line \"one\", 'two' = $HOME; ж 漢 🚀\n", 500));
        var bytes = Enumerable.Range(0, 4096).Select(i => (byte)i).ToArray();
        session.Write("binary", bytes);
        session.Variables["FROM_ENV"] = "  kept as it is  ";
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            RUN --mount=type=secret,id=value --mount=type=secret,id=file --mount=type=secret,id=env mkdir /seen && cp /run/secrets/* /seen/
            FROM scratch
            COPY --from=build /seen /
            """);

        var step = (await session.StepAsync("build-push", With(
            ("no-cache", "true"), ("outputs", "out"), ("secret-envs", "env=FROM_ENV"), ("secret-files", "file=binary"),
            ("secrets", $"\"value={value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "value")).Should().Be(value);
        File.ReadAllBytes(Path.Combine(session.Workspace, "out", "file")).Should().Equal(bytes);
        File.ReadAllText(Path.Combine(session.Workspace, "out", "env")).Should().Be("  kept as it is  ");
        step.Process.Output[step.Process.Output.IndexOf("[command]", StringComparison.Ordinal)..].Should().NotContain("kept as it is");
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_argument_keeps_every_nasty_character()
    {
        await using var session = await LabSession.StartAsync();
        const string Nasty = "a b\t\"double\" 'single' $HOME `tick` \\back\\ %25 ::error::x é 漢 🚀 {{x}} #! &|;<>(){}[]*?~=,";
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            ARG NASTY
            RUN printf '%s' "$NASTY" > /seen
            FROM scratch
            COPY --from=build /seen /
            """);

        (await session.StepAsync("build-push", With(("outputs", "out"), ("build-args", "NASTY=" + Nasty)))).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "seen")).Should().Be(Nasty);
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_argument_of_several_lines_keeps_them()
    {
        await using var session = await LabSession.StartAsync();
        const string Lines = "first \"line\"\n\n  ::error::third, with = and spaces at its end  \n";
        session.Write("Dockerfile", $"""
            FROM {session.Lab.BaseImage} AS build
            ARG LINES
            RUN printf '%s' "$LINES" > /seen
            FROM scratch
            COPY --from=build /seen /
            """);

        var step = (await session.StepAsync("build-push", With(("outputs", "out"), ("build-args", $"\"LINES={Lines.Replace("\"", "\"\"", StringComparison.Ordinal)}.\"")))).Successfully();

        File.ReadAllText(Path.Combine(session.Workspace, "out", "seen")).Should().Be(Lines + ".");
        step.Process.Output.Split('\n').Should().NotContain(line => line.StartsWith("::error"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_pushed_image_carries_provenance_that_names_the_run()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.StepAsync("build-push", With(("push", "true"), ("tags", image)))).Successfully();

        (await session.Registry.AttestationsAsync(image)).Should().ContainSingle();
    }

    [Fact(Timeout = Limit)]
    public async Task Provenance_asked_for_by_attests_is_one_attestation_and_no_error()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.StepAsync("build-push", With(("push", "true"), ("tags", image), ("attests", "type=provenance,mode=min")))).Successfully();

        (await session.Registry.AttestationsAsync(image)).Should().ContainSingle();
    }

    [Fact(Timeout = Limit)]
    public async Task Switched_off_provenance_leaves_a_plain_image()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        (await session.StepAsync("build-push", With(("push", "true"), ("tags", image), ("provenance", "false")))).Successfully();

        (await session.Registry.AttestationsAsync(image)).Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task An_instruction_that_fails_is_named_in_the_error()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN exit 3\n");

        var step = await session.StepAsync("build-push", With());

        step.Process.ExitCode.Should().Be(1);
        step.Process.Output.Split('\n').Should().ContainSingle(line => line.StartsWith("::error"))
            .Which.Should().StartWith("::error file=Dockerfile,line=2::depot build failed (exit code 1): RUN exit 3 (step 2 of 2, Dockerfile:2) ended with exit code 3 and printed nothing%0ABuild: ");
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_from_github_is_exchanged_masked_and_used()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        foreach (var (name, value) in session.Sandbox.Environment) session.Variables[name] = value;
        session.Variables.Remove("DEPOT_TOKEN");

        var step = (await session.StepAsync("build-push", With())).Successfully();

        step.Process.Output.Should().Contain("Exchanged GitHub Actions OIDC token for temporary Depot token\n");
        step.Process.Output.Split('\n').Count(line => line.StartsWith("::add-mask::")).Should().BeGreaterThanOrEqualTo(2);
    }

    private static Dictionary<string, string> With(params (string Name, string Value)[] inputs)
    {
        var all = inputs.ToDictionary(input => input.Name, input => input.Value);
        all.TryAdd("context", ".");
        return all;
    }
}
