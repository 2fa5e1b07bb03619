using Depot.Bake.CommandLine;
using Depot.Bake.Model;

namespace Depot.Bake.Tests.CommandLine;

public sealed class PlanArgumentsSpecs
{
    [Fact]
    public void Flags_and_targets_come_in_any_order()
    {
        var parsed = PlanArguments.Parse(["a", "-f", "x", "--set=a.tags=1", "b", "-fy", "-f=z", "--file", "-", "--push", "--pull=false", "--", "--c"]);

        parsed.Targets.Should().Equal("a", "b", "--c");
        parsed.Files.Should().Equal("x", "y", "z", "-");
        parsed.Set.Should().Equal("a.tags=1");
        (parsed.Push, parsed.Pull, parsed.NoCache).Should().Be((true, false, false));
    }

    [Fact]
    public void Flags_that_do_not_change_the_definition_are_accepted() =>
        PlanArguments.Parse(["--load", "--save", "--lint", "--print", "--progress", "plain", "--project=p", "--save-tag", "t", "--token", "x", "a"])
            .Targets.Should().Equal("a");

    [Theory]
    [InlineData("--x", "unknown flag: --x")]
    [InlineData("--x=1", "unknown flag: --x")]
    [InlineData("-x", "unknown shorthand flag: 'x' in -x")]
    [InlineData("--file", "flag needs an argument: --file")]
    [InlineData("-f", "flag needs an argument: 'f' in -f")]
    [InlineData("--=x", "bad flag syntax: --=x")]
    [InlineData("---x", "bad flag syntax: ---x")]
    [InlineData("--push=x", "invalid argument \"x\" for \"--push\" flag: strconv.ParseBool: parsing \"x\": invalid syntax")]
    public void A_wrong_flag_is_an_error_with_the_CLIs_message(string argument, string message)
    {
        var parse = () => PlanArguments.Parse([argument]);

        parse.Should().Throw<BakeException>().WithMessage(message);
    }
}
