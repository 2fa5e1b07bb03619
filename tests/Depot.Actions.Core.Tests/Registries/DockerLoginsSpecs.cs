using System.Text;
using Depot.Actions.Registries;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Registries;

public class DockerLoginsSpecs
{
    [Fact]
    public void A_login_is_known_by_its_host_whatever_form_it_was_stored_in()
    {
        var logins = Parse("""{"auths":{"https://index.docker.io/v1/":{"auth":"x"},"ghcr.io":{}},"credHelpers":{"1.dkr.ecr.eu-west-1.amazonaws.com":"ecr-login"}}""");

        logins.Has("docker.io").Should().BeTrue();
        logins.Has("ghcr.io").Should().BeTrue();
        logins.Has("1.dkr.ecr.eu-west-1.amazonaws.com").Should().BeTrue();
        logins.Has("quay.io").Should().BeFalse();
    }

    [Fact]
    public void The_logins_of_a_keychain_are_unknown() => Parse("""{"credsStore":"osxkeychain"}""").Has("ghcr.io").Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("oops")]
    [InlineData("""{"auths":[1],"credsStore":2}""")]
    public void A_broken_file_has_no_logins(string json) => Parse(json).Has("ghcr.io").Should().BeFalse();

    [Fact]
    public void The_file_is_the_one_the_cli_reads()
    {
        using var step = new TestStep();
        step.WriteFile("docker/config.json", """{"auths":{"a.example":{}}}""");
        step.WriteFile("../.docker/config.json", """{"auths":{"b.example":{}}}""");

        DockerLogins.Read(step.EnvironmentOfStep).Registries.Should().Equal("b.example");
        step.Variable("DOCKER_CONFIG", Path.Combine(step.Workspace, "docker"));
        DockerLogins.Read(step.EnvironmentOfStep).Registries.Should().Equal("a.example");
    }

    private static DockerLogins Parse(string json) => DockerLogins.Parse(Encoding.UTF8.GetBytes(json));
}
