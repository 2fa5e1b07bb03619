using System.Text;
using Depot.Actions.Cli;
using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Tests.Cli;

public class FallbackRuleSpecs
{
    [Theory]
    [InlineData("Error: unavailable: no machines left")]
    [InlineData("Error: unauthenticated: invalid token")]
    [InlineData("Error: permission_denied: Not authorized")]
    [InlineData("Error: error retrieving projects: permission_denied: Not authorized")]
    [InlineData("Error: missing API token, please run `depot login`")]
    [InlineData("ERROR: timed out connecting to machine: context deadline exceeded")]
    [InlineData("Error: unavailable: dial tcp 127.0.0.1:9: connect: connection refused")]
    public void It_helps_when_depot_had_no_builder(string line) => Applies(1, false, line).Should().BeTrue();

    [Theory]
    [InlineData("Error: duplicate attestation field provenance")]
    [InlineData("Error: unknown flag: --nope")]
    [InlineData("ERROR: unable to prepare context: path \"nope\" not found")]
    [InlineData("linting failed")]
    public void It_does_not_help_against_what_buildx_would_refuse_too(string line) => Applies(1, false, line).Should().BeFalse();

    [Fact]
    public void It_does_not_rebuild_what_failed_on_a_builder() =>
        Applies(1, false, "#5 [1/2] FROM scratch", "ERROR: failed to solve: unexpected EOF").Should().BeFalse();

    [Fact]
    public void It_does_not_start_after_a_cancel() => Applies(130, true, "Error: unavailable: context canceled").Should().BeFalse();

    private static bool Applies(int exitCode, bool wasStopped, params string[] lines)
    {
        var log = new BuildLog();
        foreach (var line in lines) log.Line(Encoding.UTF8.GetBytes(line));
        return FallbackRule.Applies(new ExitReport(exitCode, wasStopped), log);
    }
}
