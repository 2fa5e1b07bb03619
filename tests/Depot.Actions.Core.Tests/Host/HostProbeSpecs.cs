using Depot.Actions.Container;
using Depot.Actions.Host;
using Depot.Actions.Host.Engine;

namespace Depot.Actions.Tests.Host;

public class HostProbeSpecs
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
    public void The_directories_of_the_host_are_the_bind_mounts() =>
        HostProbe.Directories(Container).Pairs.Should().Equal(
            new BindMount(Temp, "/home/runner/work/_temp"), new BindMount("/github/workspace", "/home/runner/work/app/app"), new BindMount("/var/run/docker.sock", "/var/run/docker.sock"));

    [Theory]
    [InlineData("/github/workflow/event.json", true)]
    [InlineData("/home/runner/work/app/app/event.json", true)]
    [InlineData("/elsewhere/event.json", false)]
    public void The_runners_files_are_here_under_their_own_name_or_ours(string named, bool expected) =>
        HostProbe.HasRunnerFiles(new(new Dictionary<string, string> { ["GITHUB_EVENT_PATH"] = named }, "/"), HostProbe.Directories(Container),
            path => path is "/github/workflow/event.json" or "/github/workspace/event.json").Should().Be(expected);

    [Fact]
    public void A_runner_that_names_no_files_says_nothing_by_that() =>
        HostProbe.HasRunnerFiles(new(new Dictionary<string, string>(), "/"), HostProbe.Directories(Container), _ => false).Should().BeTrue();
}
