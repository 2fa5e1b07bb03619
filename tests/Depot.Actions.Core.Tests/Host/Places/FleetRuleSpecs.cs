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
    public void A_word_that_is_no_place_is_an_error() =>
        FluentActions.Invoking(() => FleetRule.Read("here")).Should().Throw<StepException>().WithMessage("DEPOT_ACTIONS_RUN_IN: 'here' is no place; write 'auto', 'host' or 'container'.");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("auto", null)]
    [InlineData("host", null)]
    [InlineData("container", "DEPOT_ACTIONS_RUN_IN=container in the runner's environment forbids a hand-off")]
    [InlineData("never", "DEPOT_ACTIONS_RUN_IN in the runner's environment is neither 'auto', 'host' nor 'container'")]
    public void The_runners_own_environment_may_forbid_it(string? value, string? expected) => FleetRule.ForbiddenByRunner(value).Should().Be(expected);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("# a comment\n\nDEPOT_ACTIONS_RUN_IN = host\r\n", null)]
    [InlineData("DEPOT_ACTIONS_RUN_IN=auto\nDEPOT_ACTIONS_RUN_IN=container", "/etc/depot-actions.conf on the runner's machine forbids a hand-off")]
    [InlineData("DEPOT_ACTIONS_RUN_IN=", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    [InlineData("DEPOT_ACTIONS_RUN_IN=never", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    [InlineData("run-in container", "/etc/depot-actions.conf has a line other than DEPOT_ACTIONS_RUN_IN=auto, host or container")]
    public void The_machines_file_may_forbid_it_and_what_it_does_not_say_clearly_is_forbidden(string? text, string? expected) =>
        FleetRule.ForbiddenByFile(text, isSafe: true).Should().Be(expected);

    [Fact]
    public void A_file_that_others_can_write_forbids_it() =>
        FleetRule.ForbiddenByFile("DEPOT_ACTIONS_RUN_IN=host", isSafe: false).Should().Be("/etc/depot-actions.conf can be written by others than root");
}
