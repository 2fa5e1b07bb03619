using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Places;

namespace Depot.Actions.Tests.Host.Places;

public class OwnContainerSpecs
{
    private static readonly string[] Command = ["/depot-actions", "--in-container", "build-push"];
    private static readonly Dictionary<string, string> Environment = new() { ["CI"] = "true", ["RUNNER_TEMP"] = "/tmp", ["HOME"] = "/", ["EMPTY"] = "" };

    [Theory]
    [InlineData(true, "CI=true", "EMPTY=", "RUNNER_TEMP=/root/tmp", "RUNNER_TEMP=/tmp")]
    [InlineData(false, "CI=true", "INPUT_PUSH=true")]
    [InlineData(false, "CI=false")]
    public void It_has_our_environment(bool expected, params string[] entries) =>
        OwnContainer.IsThis(Container("/depot-actions", ["--in-container", "build-push"], entries), Command, Environment).Should().Be(expected);

    [Fact]
    public void The_container_of_the_job_runs_another_program() =>
        OwnContainer.IsThis(Container("tail", ["-f", "/dev/null"], ["RUNNER_TEMP=/tmp"]), Command, Environment).Should().BeFalse();

    [Fact]
    public void An_engine_that_does_not_tell_says_nothing_against_it() =>
        OwnContainer.IsThis(new("id", "/a", "i", null, null, null), Command, Environment).Should().BeTrue();

    private static ContainerInfo Container(string path, string[] arguments, string[] entries) => new("id", "/a", "i", new(null, entries), null, null, path, arguments);
}
