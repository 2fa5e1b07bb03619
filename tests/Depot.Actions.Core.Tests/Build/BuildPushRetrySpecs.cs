using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Build;

public class BuildPushRetrySpecs
{
    private const string Reset = "failed to solve: failed to push r.example/a:1: failed to do request: Head \"https://r.example/v2/a/blobs/sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\": read: connection reset by peer";

    [Fact(Timeout = 60_000)]
    public async Task A_lost_connection_is_retried_after_a_wait_and_the_results_are_those_of_the_good_attempt()
    {
        var time = new HurriedTime();
        using var step = Failing(Reset, times: 2).Input("retries", "3");
        step.Time = time;

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Should().HaveCount(3);
        time.Waits.Should().Equal(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        step.Outputs["digest"].Should().Be("sha256:0000000000000000000000000000000000000000000000000000000000000003");
        step.Errors.Should().BeEmpty();
        step.Warnings.Should().Equal(
            $"depot build failed because the connection was lost ({Reset}); retrying in 5 s (attempt 2 of 4).",
            $"depot build failed because the connection was lost ({Reset}); retrying in 10 s (attempt 3 of 4).");
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_attempt_is_a_group_of_the_log_with_the_warning_outside()
    {
        using var step = Failing(Reset, times: 1).Input("retries", "1");
        step.Time = new HurriedTime();

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Log.Split('\n').Where(line => line.StartsWith("::group::depot", StringComparison.Ordinal) || line == "::endgroup::" || line.StartsWith("::warning", StringComparison.Ordinal))
            .Select(line => line.Split("::")[1] + ":" + line.Split("::")[2].Split(" (")[0]).Take(5).Should().Equal(
                "group:depot build, attempt 1 of 2", "endgroup:", "warning:depot build failed because the connection was lost",
                "group:depot build, attempt 2 of 2", "endgroup:");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_last_attempt_decides_and_nothing_of_an_earlier_one_is_a_result()
    {
        using var step = Failing(Reset, times: 9).Input("retries", "1");
        step.Time = new HurriedTime();

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Calls.Should().HaveCount(2);
        step.Outputs.Should().NotContainKey("digest");
        step.Errors.Should().ContainSingle().Which.Should().StartWith("depot build failed (exit code 1): " + Reset);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("failed to solve: process \"/bin/sh -c false\" did not complete successfully: exit code: 1")]
    [InlineData("failed to solve: failed to push r.example/a:1: unexpected status from HEAD request to https://r.example/v2/a/blobs/sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 403 Forbidden")]
    public async Task What_would_fail_again_is_tried_once(string message)
    {
        using var step = Failing(message, times: 9).Input("retries", "5");

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(1);
        step.Calls.Should().ContainSingle();
        step.Warnings.Should().BeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_the_input_there_is_one_attempt_and_no_group()
    {
        using var step = Failing(Reset, times: 9);

        await step.RunAsync(BuildPushAction.RunAsync);

        step.Calls.Should().ContainSingle();
        step.Log.Should().NotContain("::group::depot build");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancel_ends_the_wait_and_no_attempt_follows()
    {
        using var step = Failing(Reset, times: 9).Input("retries", "5");
        var running = step.RunAsync(BuildPushAction.RunAsync);
        while (step.Warnings.Count == 0) await Task.Delay(20);

        step.Stop.Raise();

        await running.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        step.Calls.Should().ContainSingle();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_fallback_comes_after_the_last_attempt()
    {
        using var step = Failing("Error: unavailable: no machines", times: 9).WithDocker().Input("retries", "1").Input("buildx-fallback", "true");
        step.Time = new HurriedTime();

        var exit = await step.RunAsync(BuildPushAction.RunAsync);

        exit.Should().Be(0, step.Log);
        step.Calls.Select(call => call.Arguments[0]).Should().Equal("build", "build", "buildx");
    }

    private static TestStep Failing(string message, int times) => TestStep.ForBuild()
        .Variable("FAKE_DEPOT_FAIL_TIMES", times.ToString(System.Globalization.CultureInfo.InvariantCulture)).Variable("FAKE_DEPOT_FAIL_STDERR", message + "\n")
        .Variable("FAKE_DEPOT_METADATA", """{"containerimage.digest":"sha256:000000000000000000000000000000000000000000000000000000000000000{calls}"}""");
}
