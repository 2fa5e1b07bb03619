using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class SurroundingsSpecs
{
    private const string Temp = "/github/runner_temp";

    private static readonly ContainerInfo Container = new("id", "/app_1a2b3c", "sha256:1", null, null,
    [
        new("bind", "/home/runner/work/_temp", Temp),
        new("bind", "/home/runner/work/app/app", "/github/workspace"),
        new("bind", "/var/run/docker.sock", "/var/run/docker.sock"),
        new("volume", "/var/lib/docker/volumes/x/_data", "/data"),
        new("tmpfs", null, "/run"),
    ]);

    [Fact]
    public void The_folders_of_the_host_are_the_bind_mounts() =>
        Surroundings.Folders(Container).Pairs.Should().Equal(
            new PathPair(Temp, "/home/runner/work/_temp"), new PathPair("/github/workspace", "/home/runner/work/app/app"), new PathPair("/var/run/docker.sock", "/var/run/docker.sock"));

    [Theory]
    [InlineData("/github/workflow/event.json", true)]
    [InlineData("/home/runner/work/app/app/event.json", true)]
    [InlineData("/elsewhere/event.json", false)]
    public void The_runners_files_are_here_under_their_own_name_or_ours(string named, bool expected) =>
        Surroundings.HasRunnerFiles(new(new Dictionary<string, string> { ["GITHUB_EVENT_PATH"] = named }, "/"), Surroundings.Folders(Container),
            path => path is "/github/workflow/event.json" or "/github/workspace/event.json").Should().Be(expected);

    [Fact]
    public void A_runner_that_names_no_files_says_nothing_by_that() =>
        Surroundings.HasRunnerFiles(new(new Dictionary<string, string>(), "/"), Surroundings.Folders(Container), _ => false).Should().BeTrue();
}
