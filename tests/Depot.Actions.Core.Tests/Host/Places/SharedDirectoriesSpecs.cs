using Depot.Actions.Container;
using Depot.Actions.Host;
using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Places;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Host.Places;

public class SharedDirectoriesSpecs
{
    // actions/runner 2.336: ContainerOperationProvider.cs, MountWellKnownDirectories; ContainerActionHandler.cs.
    private static readonly ContainerMount[] Official =
    [
        Bind("/var/run/docker.sock", "/var/run/docker.sock"), Bind("/work/_temp", "/github/runner_temp"), Bind("/work/_temp/_github_home", "/github/home"),
        Bind("/work/_temp/_github_workflow", "/github/workflow"), Bind("/work/_temp/_runner_file_commands", "/github/file_commands"), Bind("/work/app/app", "/github/workspace"),
    ];

    private static readonly ContainerMount[] OfficialJob =
    [
        Bind("/var/run/docker.sock", "/var/run/docker.sock"), Bind("/work", "/__w"), Bind("/runner/externals", "/__e") with { CanWrite = false }, Bind("/work/_temp", "/__w/_temp"),
        Bind("/work/_actions", "/__w/_actions"), Bind("/work/_tool", "/__t"), Bind("/work/_temp/_github_home", "/github/home"), Bind("/work/_temp/_github_workflow", "/github/workflow"),
    ];

    // act: pkg/runner/run_context.go, GetBindsAndMounts. A volume has a path on the host as well.
    private static readonly ContainerMount[] Act =
    [
        Bind("/var/run/docker.sock", "/var/run/docker.sock"), Volume("act-toolcache", "/opt/hostedtoolcache"), Volume("act-job-env", "/var/run/act"), Volume("act-job", "/home/me/app"),
    ];

    [Theory]
    [InlineData("/github/workspace/a", "/__w/app/app/a")]
    [InlineData("/github/file_commands/set_output_1", "/__w/_temp/_runner_file_commands/set_output_1")]
    [InlineData("/github/runner_temp", "/__w/_temp")]
    [InlineData("/github/home", "/github/home")]
    [InlineData("/github/workflow/event.json", "/github/workflow/event.json")]
    [InlineData("/work/app", "/__w/app")]
    [InlineData("/work/_tool", "/__t")]
    [InlineData("/work/_actions/depot/setup-action/v1", "/__w/_actions/depot/setup-action/v1")]
    [InlineData("/elsewhere", "/elsewhere")]
    public void In_the_official_runners_job_container_every_directory_has_its_name(string here, string there) =>
        SharedDirectories.Between(Official, OfficialJob).ToHost(here).Should().Be(there);

    [Theory]
    [InlineData("/var/run/act/workflow/outputcmd.txt")]
    [InlineData("/home/me/app/context")]
    [InlineData("/opt/hostedtoolcache")]
    public void In_acts_job_container_the_names_are_the_same(string path) => SharedDirectories.Between(Act, Act).ToHost(path).Should().Be(path);

    [Fact]
    public void The_container_with_all_our_directories_is_the_jobs()
    {
        SharedDirectories.AreOfOneJob(Official, OfficialJob).Should().BeTrue();
        SharedDirectories.AreOfOneJob(Act, Act).Should().BeTrue();
        SharedDirectories.AreOfOneJob(Official, [Bind("/var/run/docker.sock", "/var/run/docker.sock"), Bind("/work/app/app/data", "/data")]).Should().BeFalse();
        SharedDirectories.AreOfOneJob(Official, []).Should().BeFalse();
        SharedDirectories.AreOfOneJob([], OfficialJob).Should().BeFalse();
    }

    [Fact]
    public void The_temporary_directory_is_the_best_place_for_a_program() =>
        Best(Official, HostProbe.Directories(new("id", "/a", "i", null, null, Official)), ("RUNNER_TEMP", "/github/runner_temp")).Should().Be(new BindMount("/github/runner_temp", "/work/_temp"));

    [Fact]
    public void Where_that_is_not_shared_it_is_the_directory_of_the_runners_files() =>
        Best(Act, SharedDirectories.Between(Act, Act), ("RUNNER_TEMP", "/tmp"), ("GITHUB_OUTPUT", "/var/run/act/workflow/outputcmd.txt")).Should().Be(new BindMount("/var/run/act", "/var/run/act"));

    // act in host mode gives the host's paths.
    [Fact]
    public void A_file_may_be_given_by_its_name_on_the_host() =>
        Best([Bind("/root/.cache/act/1/act", "/var/run/act"), Bind("/root/.cache/act/1/hostexecutor", "/root/app")],
            HostProbe.Directories(new("id", "/a", "i", null, null, [Bind("/root/.cache/act/1/act", "/var/run/act"), Bind("/root/.cache/act/1/hostexecutor", "/root/app")])),
            ("RUNNER_TEMP", "/tmp"), ("GITHUB_OUTPUT", "/root/.cache/act/1/act/workflow/outputcmd.txt")).Should().Be(new BindMount("/var/run/act", "/root/.cache/act/1/act"));

    [Fact]
    public void A_directory_that_cannot_be_written_is_not_used() =>
        Best([Bind("/work/_temp", "/t") with { CanWrite = false }], new([new("/t", "/work/_temp")]), ("RUNNER_TEMP", "/t")).Should().BeNull();

    private static BindMount? Best(ContainerMount[] mounts, PathMapping paths, params (string Name, string Value)[] variables) =>
        SharedDirectories.Best(mounts, paths, new RunnerEnvironment(variables.ToDictionary(pair => pair.Name, pair => pair.Value), "/"), path => !path.EndsWith(".sock", StringComparison.Ordinal));

    private static ContainerMount Bind(string source, string destination) => new("bind", source, destination);

    private static ContainerMount Volume(string name, string destination) => new("volume", $"/var/lib/docker/volumes/{name}/_data", destination);
}
