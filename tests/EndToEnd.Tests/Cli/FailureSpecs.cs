using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;
using Depot.Sandbox.Scripting;

namespace Depot.Actions.EndToEnd.Cli;

/// <summary>What the real CLI makes of the failures that a script can cause: the ground our own messages stand on.</summary>
public class FailureSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_refused_build_ends_with_the_message_of_the_service()
    {
        await using var session = await LabSession.StartAsync(options => options with
        {
            Script = Answer("CreateBuild", new() { Code = "permission_denied", Message = "Not authorized" }),
        });
        session.WriteImage();

        var build = await session.DepotAsync("build", ".");

        build.ExitCode.Should().Be(1);
        build.Error.Should().Contain("permission_denied: Not authorized");
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_of_another_project_is_not_authorized()
    {
        await using var session = await LabSession.StartAsync(options => options with
        {
            ProjectTokens = new Dictionary<string, string> { ["t-one"] = "one" },
        });
        session.Variables["DEPOT_PROJECT_ID"] = "two";
        session.WriteImage();

        var build = await session.DepotAsync("build", ".");

        build.ExitCode.Should().Be(1);
        build.Error.Should().Contain("permission_denied: Not authorized");
    }

    [Fact(Timeout = Limit)]
    public async Task A_machine_that_is_not_ready_yet_is_waited_for()
    {
        await using var session = await LabSession.StartAsync(options => options with { Script = new() { PendingSeconds = 2 } });
        session.WriteImage();
        var clock = Stopwatch.StartNew();

        (await session.DepotAsync("build", ".", "--output", "type=local,dest=out")).Successfully();

        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact(Timeout = Limit)]
    public async Task A_first_connection_that_drops_is_made_again()
    {
        await using var session = await LabSession.StartAsync(options => options with
        {
            Script = new() { DropBuildKit = new() { When = DropMoment.Connect, Times = 1 } },
        });
        session.WriteImage();

        (await session.DepotAsync("build", ".", "--output", "type=local,dest=out")).Successfully();
    }

    [Fact(Timeout = Limit)]
    public async Task A_connection_that_drops_in_mid_build_fails_the_build()
    {
        await using var session = await LabSession.StartAsync(options => options with
        {
            Script = new() { DropBuildKit = new() { When = DropMoment.MidBuild, AfterSeconds = 2 } },
        });
        WriteSleeper(session);
        session.Variables["DEPOT_BUILDKIT_ERROR_MAX_RETRY_COUNT"] = "0";

        var build = await session.DepotAsync("build", ".", "--no-cache");

        build.ExitCode.Should().Be(1);
        // Whether the stream of the progress or the build itself ends first is not deterministic.
        build.Error.Should().ContainAny("failed to receive status: rpc error: code = Unavailable", "failed to solve: Unavailable: ");
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_that_the_service_cancels_ends_before_its_steps_do()
    {
        await using var session = await LabSession.StartAsync(options => options with { Script = new() { CancelAfterSeconds = 1 } });
        WriteSleeper(session);
        var clock = Stopwatch.StartNew();

        var build = await session.DepotAsync("build", ".", "--no-cache");

        build.ExitCode.Should().Be(1);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    private static void WriteSleeper(LabSession session) =>
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN sleep 45\n");

    private static Script Answer(string name, ScriptedAnswer answer) =>
        new() { Answers = new Dictionary<string, ScriptedAnswer> { [name] = answer } };
}
