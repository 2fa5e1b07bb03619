using Depot.Actions.Container;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class HostProbeSpecs
{
    private const string NoMap = "         0          0 4294967295\n";
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
        HostProbe.Folders(Container).Pairs.Should().Equal(
            new BindMount(Temp, "/home/runner/work/_temp"), new BindMount("/github/workspace", "/home/runner/work/app/app"), new BindMount("/var/run/docker.sock", "/var/run/docker.sock"));

    [Fact]
    public void Nothing_speaks_against_a_hand_off_in_the_runners_own_container() =>
        HostProbe.FindObstacle(HostProbe.Folders(Container), Temp, NoMap).Should().BeNull();

    [Theory]
    [InlineData("         0       1000          1\n         1     100000      65536\n")]
    [InlineData("         0     165536      65536\n")]
    [InlineData("")]
    public void An_engine_that_maps_users_is_an_obstacle(string map) =>
        HostProbe.FindObstacle(HostProbe.Folders(Container), Temp, map).Should().Be("the Docker Engine runs rootless or with remapped users");

    [Fact]
    public void A_temporary_folder_that_the_host_does_not_have_is_an_obstacle() =>
        HostProbe.FindObstacle(HostProbe.Folders(Container), "/tmp", NoMap).Should().Be("/tmp is no folder of the host");

    [Fact]
    public void The_jobs_own_container_has_the_work_folder_under_another_name() =>
        HostProbe.ForJob(HostProbe.Folders(Container), "/home/runner/work").Pairs.Should().Equal(
            new BindMount(Temp, "/__w/_temp"), new BindMount("/github/workspace", "/__w/app/app"));
}
