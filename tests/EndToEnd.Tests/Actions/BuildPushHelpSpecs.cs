using Depot.Actions.EndToEnd.Running;
using Depot.Sandbox.Scripting;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>What the published action says and tries when something is wrong, against the real CLI, BuildKit and registry.</summary>
public class BuildPushHelpSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_service_that_is_unavailable_for_a_moment_is_retried()
    {
        await using var session = await LabSession.StartAsync(options => options with
        {
            Script = new() { Answers = new Dictionary<string, ScriptedAnswer> { ["CreateBuild"] = new() { Code = "unavailable", Message = "back soon", Times = 1 } } },
        });
        session.WriteImage();
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        var step = (await session.StepAsync("build-push", With(("retries", "1"), ("push", "true"), ("tags", image)))).Successfully();

        // The other warning says that a push to localhost is the builder's own: here both are one machine.
        Lines(step, "::warning").Where(line => !line.Contains("means the builder itself", StringComparison.Ordinal)).Should().Equal("::warning::depot build failed because Depot was not available (unavailable: back soon); retrying in 5 s (attempt 2 of 2).");
        (await session.Registry.DigestAsync(image)).Should().Be(step.Outputs["digest"]);
        step.Outputs["image-ref"].Should().Be($"{image[..^2]}@{step.Outputs["digest"]}");
        File.ReadAllText(step.Outputs["metadata-file"]).Should().Be(step.Outputs["metadata"]);
    }

    [Fact(Timeout = Limit)]
    public async Task An_instruction_that_fails_is_not_retried()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo connection reset by peer && exit 3\n");

        var step = await session.StepAsync("build-push", With(("retries", "3")));

        step.Process.ExitCode.Should().Be(1);
        Lines(step, "::group::depot build, attempt").Should().ContainSingle();
    }

    [Fact(Timeout = Limit)]
    public async Task A_push_without_a_login_names_the_step_that_logs_in()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        var step = await session.StepAsync("build-push", With(("push", "true"), ("tags", LabSession.NewName(session.Lab.AuthRegistry) + ":1")));

        Lines(step, "::error").Should().ContainSingle().Which.Should().Contain(
            $"401 Unauthorized%0AThis job has no login for {session.Lab.AuthRegistry}. Add a step docker/login-action with 'registry: {session.Lab.AuthRegistry}' before this one.%0ABuild: ");
    }

    [Fact(Timeout = Limit)]
    public async Task A_base_image_behind_a_login_names_the_step_that_logs_in()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.AuthRegistry}/base:1\n");

        var step = await session.StepAsync("build-push", With());

        Lines(step, "::error").Should().ContainSingle().Which.Should().Contain($"%0AThis job has no login for {session.Lab.AuthRegistry}.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_file_that_is_not_in_the_context_is_named_with_the_places_to_look_at()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", "FROM scratch\nCOPY app.js /\n");

        var step = await session.StepAsync("build-push", With());

        Lines(step, "::error").Should().ContainSingle().Which.Should().Contain(
            "%0A'app.js' is not in the build context. Paths start at the context; .dockerignore may leave it out, or an earlier step did not make it.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_that_depot_does_not_know_is_named_by_its_source()
    {
        await using var session = await LabSession.StartAsync(options => options with { Token = "right" });
        session.WriteImage();

        var step = await session.StepAsync("build-push", With(("token", "wrong")));

        step.Process.ExitCode.Should().Be(1);
        Lines(step, "::error").Should().ContainSingle().Which.Should().Contain("the token of the input 'token'");
    }

    [Fact(Timeout = Limit)]
    public async Task An_outline_is_printed_and_nothing_is_pushed()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage} AS final\nARG FOO=1\n");
        var image = LabSession.NewName(session.Lab.Registry) + ":1";

        var step = (await session.StepAsync("build-push", With(("call", "outline"), ("push", "true"), ("tags", image)))).Successfully();

        step.Process.Output.Should().Contain("BUILD ARG   VALUE   DESCRIPTION\n").And.Contain("FOO         1       \n");
        (await session.Registry.DigestAsync(image)).Should().BeNull();
        step.Outputs.Keys.Should().NotContain(["digest", "image-ref", "tags"]);
    }

    [Fact(Timeout = Limit)]
    public async Task The_targets_are_printed()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage} AS one\nFROM one AS two\n");

        var step = (await session.StepAsync("build-push", With(("call", "targets")))).Successfully();

        step.Process.Output.Should().Contain("two (default)");
    }

    [Fact(Timeout = Limit)]
    public async Task A_check_needs_a_frontend_of_today()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage} as one\n");

        var step = await session.StepAsync("build-push", With(("call", "check")));

        // The Engine's own knows checks from Docker 27 on; before that the step fails and says why.
        step.Process.ExitCode.Should().Be(1);
        Lines(step, "::error").Should().ContainSingle().Which.Should().Match(error =>
            error.Contains("The builder is too old for this 'call'.") || error.Contains("Check complete, 1 warning has been found."));
    }

    [Fact(Timeout = Limit)]
    public async Task A_dry_run_asks_the_service_for_nothing()
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();

        var step = (await session.StepAsync("build-push", With(("dry-run", "true")))).Successfully();

        step.Process.Output.Should().Contain("\"build\",\n");
        session.Sandbox.Calls.Should().BeEmpty();
    }

    private static List<string> Lines(StepResult step, string start) =>
        [.. step.Process.Output.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal))];

    private static Dictionary<string, string> With(params (string Name, string Value)[] inputs)
    {
        var all = inputs.ToDictionary(input => input.Name, input => input.Value);
        all.TryAdd("context", ".");
        return all;
    }
}
