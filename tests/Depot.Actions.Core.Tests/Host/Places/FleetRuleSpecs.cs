using Depot.Actions.Errors;
using Depot.Actions.Host.Places;

namespace Depot.Actions.Tests.Host.Places;

public class FleetRuleSpecs
{
    [Theory]
    [InlineData(RunIn.Auto, RunIn.Auto, RunIn.Auto)]
    [InlineData(RunIn.Auto, RunIn.Host, RunIn.Host)]
    [InlineData(RunIn.Host, RunIn.Container, RunIn.Container)]
    [InlineData(RunIn.Container, RunIn.Auto, RunIn.Container)]
    internal void The_stricter_one_wins(RunIn one, RunIn other, RunIn expected)
    {
        FleetRule.Stricter(one, other).Should().Be(expected);
        FleetRule.Stricter(other, one).Should().Be(expected);
    }

    [Fact]
    public void An_unknown_place_is_an_error() =>
        FluentActions.Invoking(() => FleetRule.Read("here")).Should().Throw<StepException>().WithMessage("DEPOT_ACTIONS_RUN_IN: 'here' is not a valid value; write 'auto', 'host' or 'container'.");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("auto", null)]
    [InlineData("container", "DEPOT_ACTIONS_RUN_IN=container in the runner's environment forbids a hand-off")]
    [InlineData("never", "DEPOT_ACTIONS_RUN_IN in the runner's environment is neither 'auto', 'host' nor 'container'")]
    public void The_runners_own_environment_may_forbid_it(string? value, string? expected) => FleetRule.OfRunner(value).Should().Be(Forbidden(expected));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("# a comment\n\nDEPOT_ACTIONS_RUN_IN = auto\r\n", null)]
    [InlineData("DEPOT_ACTIONS_RUN_IN=container\nDEPOT_ACTIONS_RUN_IN=host", "/etc/depot-actions.conf on the runner's machine forbids a hand-off")]
    [InlineData("DEPOT_ACTIONS_RUN_IN=auto\nDEPOT_ACTIONS_RUN_IN=container", "/etc/depot-actions.conf on the runner's machine forbids a hand-off")]
    [InlineData("DEPOT_ACTIONS_RUN_IN=", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    [InlineData("DEPOT_ACTIONS_RUN_IN=never", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    [InlineData("run-in container", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    public void The_machines_file_may_forbid_it_and_what_it_does_not_say_clearly_is_forbidden(string? text, string? expected) =>
        FleetRule.OfFile(text, isSafe: true).Should().Be(Forbidden(expected));

    [Fact]
    public void A_file_that_others_can_write_forbids_it() =>
        FleetRule.OfFile("DEPOT_ACTIONS_RUN_IN=host", isSafe: false).Should().Be(Forbidden("/etc/depot-actions.conf can be written by others than root"));

    [Fact]
    public void Both_may_allow_the_host_alone()
    {
        FleetRule.OfRunner("host").Should().Be(new FleetWord(RunIn.Host, "DEPOT_ACTIONS_RUN_IN=host in the runner's environment allows no other place"));
        FleetRule.OfFile("DEPOT_ACTIONS_RUN_IN=host\n", isSafe: true).Should().Be(new FleetWord(RunIn.Host, "/etc/depot-actions.conf on the runner's machine allows no other place"));
    }

    [Theory]
    [InlineData("host", "auto", "/etc/depot-actions.conf on the runner's machine allows no other place")]
    [InlineData("host", "container", "DEPOT_ACTIONS_RUN_IN=container in the runner's environment forbids a hand-off")]
    [InlineData("container", "host", "/etc/depot-actions.conf on the runner's machine forbids a hand-off")]
    [InlineData("auto", "host", "DEPOT_ACTIONS_RUN_IN=host in the runner's environment allows no other place")]
    public void Of_file_and_variable_the_stricter_one_speaks(string file, string variable, string expected) =>
        FleetRule.Stricter(FleetRule.OfRunner(variable), FleetRule.OfFile($"DEPOT_ACTIONS_RUN_IN={file}", isSafe: true)).Reason.Should().Be(expected);

    private static FleetWord Forbidden(string? reason) => reason is null ? default : new(RunIn.Container, reason);
}
