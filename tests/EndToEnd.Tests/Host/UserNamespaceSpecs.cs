using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>Where the Engine maps users, no container can become the runner's user: the step stays in its container, says so, and leaves nothing behind.</summary>
public sealed class UserNamespaceSpecs : IDisposable
{
    private readonly HostSession _session = new();

    public void Dispose() => _session.Dispose();

    // Most often the root of such a container may not even use the socket.
    [Fact(Timeout = 240_000)]
    public async Task The_step_stays_and_says_why()
    {
        using var engine = await RemappedEngine.StartAsync(Path.Combine(_session.Directories.Root, "engine"), _session.Lab.Engine, Running.Lab.RequireImage());
        _session.Machine = _session.Machine with { EngineSocket = engine.Socket };
        _session.Machine.Environment["DOCKER_HOST"] = $"unix://{engine.Socket}";
        File.SetUnixFileMode(Path.Combine(_session.Directories.Root, "engine"), (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(engine.Socket, (UnixFileMode)0b110_110_110);
        // Such an Engine gives no container the machine's network.
        _session.Docker("exec docker \"${@/#host/none}\"");

        ShouldHaveStayed(await BuildAsync(), "the Docker Engine runs rootless or with remapped users");
        File.SetUnixFileMode(engine.Socket, (UnixFileMode)0b110_110_000);
        ShouldHaveStayed(await BuildAsync(), "the Docker Engine at /var/run/docker.sock cannot be used: Permission denied");
        _session.Leftovers.Should().BeEmpty();
    }

    private Task<JobReport> BuildAsync() => _session.RunAsync("- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");

    private static void ShouldHaveStayed(JobReport report, string reason)
    {
        report.Log.Split('\n').Where(line => line.StartsWith("This step runs in its container: ", StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().StartWith($"This step runs in its container: {reason}. ");
        report.Annotations[0].Message.Should().StartWith("The Depot CLI is neither on PATH nor in RUNNER_TEMP");
        report.Steps[0].ExitCode.Should().Be(1);
    }
}
