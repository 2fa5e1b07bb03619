using ActionsRunner.Machines;
using ActionsRunner.Steps;

namespace ActionsRunner.Tests.Steps;

public class ContainerCommandSpecs
{
    private static readonly Machine Machine = new(new(null, 0, []), new("/r", "app"), "/run/docker.sock", []);

    [Fact]
    public void The_line_is_the_runners_but_for_the_network() =>
        ContainerCommand.Line(Machine, "octo/app:1", ["INPUT_BUILD-ARGS", "HOME"], "/post", ["a b", ""], "abc123").Should().Equal(
            "docker", "run", "--name", "octoapp1_abc123", "--label", Machine.Label, "--workdir", "/github/workspace", "--rm",
            "-e", "INPUT_BUILD-ARGS", "-e", "HOME", "-e", "GITHUB_ACTIONS=true", "-e", "CI=true", "--entrypoint", "/post", "--network", "host",
            "-v", "/run/docker.sock:/var/run/docker.sock",
            "-v", "/r/_work/_temp:/github/runner_temp",
            "-v", "/r/_work/_temp/_github_home:/github/home",
            "-v", "/r/_work/_temp/_github_workflow:/github/workflow",
            "-v", "/r/_work/_temp/_runner_file_commands:/github/file_commands",
            "-v", "/r/_work/app/app:/github/workspace",
            "octo/app:1", "a b", "");

    [Theory]
    [InlineData("/r/_work/app/app", "/github/workspace")]
    [InlineData("/r/_work/app/app/x\n/r/_work/app/app/y", "/github/workspace/x\n/r/_work/app/app/y")]
    [InlineData("/r/_work/_temp/_github_home/x", "/github/home/x")]
    [InlineData("/r/_work/_temp/x", "/github/runner_temp/x")]
    [InlineData("/r/_work/app/app-old", "/r/_work/app/app-old")]
    [InlineData("type=local,dest=/r/_work/app/app/x", "type=local,dest=/r/_work/app/app/x")]
    [InlineData("/r/_work/app", "/r/_work/app")]
    public void Only_whole_values_are_translated(string host, string container) => new ContainerPaths(Machine.Directories).ToContainer(host).Should().Be(container);
}
