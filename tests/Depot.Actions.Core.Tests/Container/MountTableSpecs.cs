using Depot.Actions.Container;

namespace Depot.Actions.Tests.Container;

public class MountTableSpecs
{
    // Of a container action under the official runner, shortened.
    private static readonly MountTable Mounts = MountTable.Parse("""
        850 603 0:59 / / rw,relatime master:123 - overlay overlay rw,lowerdir=/var/lib/x
        851 850 0:62 / /proc rw,nosuid - proc proc rw
        852 850 0:63 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k
        861 852 0:63 / /dev/shm rw,nosuid - tmpfs tmpfs rw
        854 850 8:1 /home/runner/work/_temp/_github_home /github/home rw,relatime - ext4 /dev/root rw
        855 850 8:1 /home/runner/work/_temp /github/runner_temp rw,relatime - ext4 /dev/root rw
        856 850 8:1 /home/runner/work/my\040app/my\040app /github/workspace rw,relatime - ext4 /dev/root rw
        857 850 8:1 /var/lib/docker/containers/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/hostname /etc/hostname rw - ext4 /dev/root rw
        858 850 0:24 /docker.sock /run/docker.sock rw,nosuid - tmpfs tmpfs rw
        not a line

        """);

    [Fact]
    public void The_containers_id_is_the_directory_of_its_hosts_file() =>
        Mounts.ContainerId.Should().Be("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

    [Fact]
    public void Where_no_engine_has_mounted_such_files_there_is_no_id() =>
        MountTable.Parse("850 603 0:59 / / rw - overlay overlay rw\n").ContainerId.Should().BeNull();

    [Fact]
    public void Blanks_in_paths_are_read_back() => Mounts.Entries.Should().Contain(new MountEntry("/home/runner/work/my app/my app", "/github/workspace"));

    [Theory]
    [InlineData("/github/workspace", true)]
    [InlineData("/github/workspace/a/b", true)]
    [InlineData("/github/workspace-old", false)]
    [InlineData("/github/runner_temp/x", true)]
    [InlineData("/tmp/context", false)]
    [InlineData("/", false)]
    [InlineData("/proc/self", false)]
    [InlineData("/dev/shm/x", false)]
    [InlineData("/etc/hostname", false)]
    public void What_is_shared_outlives_the_container(string path, bool isShared) => Mounts.IsShared(path).Should().Be(isShared);

    [Fact]
    public void Without_an_engine_the_runners_directories_are_known_from_the_directory_of_workspaces() =>
        Mounts.RunnerDirectories("/home/runner/work/my app").Pairs.Should().BeEquivalentTo(new BindMount[]
        {
            new("/github/workspace", "/home/runner/work/my app/my app"),
            new("/github/home", "/home/runner/work/_temp/_github_home"),
            new("/github/runner_temp", "/home/runner/work/_temp"),
        });

    [Fact]
    public void A_disk_of_its_own_below_the_work_directory_is_known_by_the_end_of_the_path() =>
        MountTable.Parse("1 2 8:2 /work/app/app /github/workspace rw - ext4 /dev/sdb rw\n").RunnerDirectories("/mnt/work/app").Pairs
            .Should().Equal(new BindMount("/github/workspace", "/mnt/work/app/app"));

    [Theory]
    [InlineData(null)]
    [InlineData("/")]
    [InlineData("/somewhere/else")]
    public void A_directory_that_does_not_fit_is_ignored(string? directory) => Mounts.RunnerDirectories(directory).Pairs.Should().BeEmpty();
}
