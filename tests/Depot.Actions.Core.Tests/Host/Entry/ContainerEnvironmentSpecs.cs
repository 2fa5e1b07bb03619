using Depot.Actions.Container;
using Depot.Actions.Host.Entry;
using Depot.Actions.Runner;

namespace Depot.Actions.Tests.Host.Entry;

public class ContainerEnvironmentSpecs
{
    private static readonly PathMapping Paths = new([new("/github/workspace", "/work/app/app"), new("/github/runner_temp", "/work/_temp")]);

    [Fact]
    public void Paths_of_the_host_become_the_containers() =>
        Of(new() { ["INPUT_OUTPUTS"] = "type=local,dest=/work/app/app/out", ["DOCKER_CONFIG"] = "/work/_temp/docker" })
            .Should().Equal(new Dictionary<string, string> { ["INPUT_OUTPUTS"] = "type=local,dest=/github/workspace/out", ["DOCKER_CONFIG"] = "/github/runner_temp/docker" });

    [Fact]
    public void Secrets_are_the_users_byte_for_byte() =>
        Of(new() { ["INPUT_SECRETS"] = "KEY=/work/app/app" }).Should().Equal(new Dictionary<string, string> { ["INPUT_SECRETS"] = "KEY=/work/app/app" });

    [Fact]
    public void A_docker_configuration_that_is_not_there_gives_way_to_the_mounted_home() =>
        Of(new() { ["DOCKER_CONFIG"] = "/root/.docker", ["HOME"] = "/github/home" }).Should().Equal(new Dictionary<string, string> { ["HOME"] = "/github/home" });

    [Fact]
    public void A_tool_cache_that_is_not_there_is_none() => Of(new() { ["RUNNER_TOOL_CACHE"] = "/opt/hostedtoolcache" }).Should().BeEmpty();

    [Fact]
    public void Files_of_the_step_go_where_they_vanish_with_the_container() =>
        ContainerEnvironment.For(new(new Dictionary<string, string>(), "/github/workspace"), Paths, _ => true)
            .Should().BeEquivalentTo(new RunnerEnvironment(new Dictionary<string, string>(), "/github/workspace") { Scratch = "/tmp" });

    private static IReadOnlyDictionary<string, string> Of(Dictionary<string, string> variables) =>
        ContainerEnvironment.For(new(variables, "/"), Paths, path => path.StartsWith("/github/", StringComparison.Ordinal)).Variables;

    [Fact]
    public void Without_git_the_cli_is_not_asked_for_a_commit()
    {
        ContainerEnvironment.WithoutGit(new(new Dictionary<string, string> { ["PATH"] = "/nowhere" }, "/")).Variables.Should().Contain("BUILDX_GIT_INFO", "false");
        ContainerEnvironment.WithoutGit(new(new Dictionary<string, string> { ["BUILDX_GIT_INFO"] = "true" }, "/"))["BUILDX_GIT_INFO"].Should().Be("true");
    }
}
