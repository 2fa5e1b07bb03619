using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

public class BuildPushFallbackSpecs
{
    [Fact(Timeout = 30_000)]
    public async Task A_refusal_by_depot_builds_with_buildx_without_depots_own_flags_and_token()
    {
        using var step = Refused().InWorkflow().Input("context", "").Input("github-token", "ghs-1").Input("save", "true").Input("sbom-dir", "s").Input("attests", "type=sbom").Input("allow", "a,b");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Warnings.Should().Equal("Depot had no builder for this build (unavailable: no machines); building with docker buildx instead.");
        step.Calls.Should().HaveCount(2);
        var call = step.Calls[1];
        call.Arguments.Take(2).Should().Equal("buildx", "build");
        call.Arguments.Should().NotContain(["--project", "--save", "--sbom-dir"]);
        call.Values("--allow").Should().Equal("a", "b");
        call.Values("--secret").Should().Equal("id=GIT_AUTH_TOKEN.github.com,env=DEPOT_SECRET_1");
        call.Environment.Should().NotContainKey("DEPOT_TOKEN");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_token_the_fallback_builds_at_once()
    {
        using var step = Refused().Input("token", "");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0);
        step.Warnings.Should().Equal("Depot had no builder for this build (there is no Depot token); building with docker buildx instead.");
        step.Calls.Should().ContainSingle().Which.Arguments[0].Should().Be("buildx");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_the_input_a_refusal_fails_the_step()
    {
        using var step = Refused().Input("buildx-fallback", "false");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Calls.Should().ContainSingle();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ERROR: failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1\n")]
    [InlineData("Error: linting failed\n")]
    [InlineData("")]
    public async Task What_buildx_would_only_repeat_is_not_built_again(string said)
    {
        using var step = Refused().Variable("FAKE_DEPOT_STDERR", said);

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Calls.Should().ContainSingle();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fallback_that_fails_without_output_fails_the_step()
    {
        using var step = Refused().Variable("FAKE_DOCKER_EXIT", "1");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Errors.Should().Equal("docker buildx build failed (exit code 1): it printed no error; run the workflow again with debug logging to see more");
    }

    [Fact(Timeout = 30_000)]
    public async Task Cancelling_does_not_start_a_second_build()
    {
        using var step = Refused().Variable("FAKE_DEPOT_SLEEP_MS", "20000").Variable("FAKE_DEPOT_STARTED", "started-pid");
        var running = step.RunAsync(BuildPushAction.RunAsync);
        await step.UntilFileAsync("started-pid");

        step.Stop.Raise();

        (await running).Should().BeOneOf(1, 130);
        step.Calls.Should().ContainSingle();
        step.Errors.Should().BeEmpty();
    }

    private static TestStep Refused() => TestStep.ForBuild().WithDocker().Input("buildx-fallback", "true")
        .Variable("FAKE_DEPOT_STDERR", "Error: unavailable: no machines\n").Variable("FAKE_DEPOT_EXIT", "1");
}
