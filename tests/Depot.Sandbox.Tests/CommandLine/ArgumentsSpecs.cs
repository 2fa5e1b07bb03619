using Depot.Sandbox.CommandLine;

namespace Depot.Sandbox.Tests.CommandLine;

public class ArgumentsSpecs
{
    [Theory]
    [InlineData("--bogus", "Unknown option '--bogus'. depot-sandbox --help lists all.")]
    [InlineData("--token", "--token needs a value.")]
    [InlineData("--token=", "--token needs a value that is not empty.")]
    [InlineData("--listen=8080", "--listen takes HOST:PORT such as 127.0.0.1:0, not '8080'.")]
    [InlineData("--engine=tcp://host:1", "--engine takes a socket such as unix:///var/run/docker.sock, not 'tcp://host:1'.")]
    [InlineData("--cli=/nowhere/depot", "--cli: there is no file '/nowhere/depot'.")]
    [InlineData("--project-token=secret", "--project-token takes PROJECT=TOKEN.")]
    [InlineData("--registry-login=secret", "--registry-login takes USER:PASSWORD.")]
    public void A_wrong_option_is_named_with_what_to_write_and_never_with_a_secret(string argument, string message)
    {
        var parse = () => Arguments.Parse([argument], _ => null);

        parse.Should().Throw<CommandLineException>().WithMessage(message);
    }

    [Fact]
    public void Options_take_their_value_from_the_next_argument_or_after_an_equals_sign()
    {
        var arguments = Arguments.Parse(
            ["--listen", "127.0.0.2:81", "--registry=localhost:5000", "--project", "one", "--project", "two", "--project-token", "one=a=b"], _ => null);

        arguments.Options.Listen.ToString().Should().Be("127.0.0.2:81");
        arguments.Options.Registry.Should().Be("localhost:5000");
        arguments.Options.Projects.Should().Equal("one", "two");
        arguments.Options.ProjectTokens.Should().Equal(new Dictionary<string, string> { ["a=b"] = "one" });
    }

    [Theory]
    [InlineData("unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock")]
    [InlineData("tcp://elsewhere:2375", "/var/run/docker.sock")]
    [InlineData(null, "/var/run/docker.sock")]
    public void The_engine_is_that_of_DOCKER_HOST_when_it_is_a_socket(string? host, string socket) =>
        Arguments.Parse([], name => name == "DOCKER_HOST" ? host : null).Options.EngineSocket.Should().Be(socket);
}
