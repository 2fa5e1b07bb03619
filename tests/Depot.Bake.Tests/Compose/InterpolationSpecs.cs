namespace Depot.Bake.Tests.Compose;

public sealed class InterpolationSpecs
{
    // Recorded from Depot CLI 2.102.12, with FOO=foo and EMPTY=.
    [Theory]
    [InlineData("$FOO", "foo")]
    [InlineData("${FOO}", "foo")]
    [InlineData("$$FOO", "$FOO")]
    [InlineData("${FOO:-d}", "foo")]
    [InlineData("${NO:-d}", "d")]
    [InlineData("${NO-d}", "d")]
    [InlineData("${EMPTY:-d}", "d")]
    [InlineData("${EMPTY-d}", "")]
    [InlineData("${FOO:+a}", "a")]
    [InlineData("${NO:+a}", "")]
    [InlineData("${EMPTY:+a}", "")]
    [InlineData("${EMPTY+a}", "a")]
    [InlineData("${NO+a}", "")]
    [InlineData("${NO:-${FOO}}", "foo")]
    [InlineData("${NO:-${NO2:-x}}", "x")]
    [InlineData("${NO:-a}${FOO}", "afoo")]
    [InlineData("${FOO}}", "foo}")]
    [InlineData("$1", "$1")]
    [InlineData("$", "$")]
    [InlineData("a$", "a$")]
    [InlineData("$-x", "$-x")]
    [InlineData("${FOO:-{}}", "foo")]
    [InlineData("${NO:-{x}}", "{x}")]
    [InlineData("${NO:-{\"a\":1}}", "{\"a\":1}")]
    [InlineData("${NO:-$FOO}x}", "foox}")]
    [InlineData("${EMPTY?msg}", "")]
    [InlineData("${foo}", "")]
    [InlineData("$FOO$EMPTY$FOO", "foofoo")]
    [InlineData("${NO:-}", "")]
    [InlineData("${NO:-:-}", ":-")]
    [InlineData("${NO-x:-y}", "x:-y")]
    [InlineData("${FOO:?e}", "foo")]
    [InlineData("$$$FOO", "$foo")]
    [InlineData("${FOO}$", "foo$")]
    [InlineData("${_x1:-ü}", "ü")]
    [InlineData("$FOOü", "fooü")]
    [InlineData("${NO:-a b}", "a b")]
    [InlineData("${NO:+x}${FOO:+y}z}", "yz}")]
    [InlineData("${NO}", "")]
    public void A_variable_is_replaced(string template, string value) => Plan(template).Definition!.Targets[0].Args["V"].Should().Be(value);

    [Theory]
    [InlineData("${NO:-a}-${NO:?b}", "error while interpolating services.a.build.args.V: required variable NO is missing a value: b")]
    [InlineData("${FOO", "invalid interpolation format for services.a.build.args.V.\nYou may need to escape any $ with another $.\n${FOO")]
    [InlineData("${}", "invalid interpolation format for services.a.build.args.V.\nYou may need to escape any $ with another $.\n${}")]
    [InlineData("${1}", "invalid interpolation format for services.a.build.args.V.\nYou may need to escape any $ with another $.\n${1}")]
    [InlineData("${FOO bar}", "invalid interpolation format for services.a.build.args.V.\nYou may need to escape any $ with another $.\n${FOO bar}")]
    [InlineData("${NO?}", "error while interpolating services.a.build.args.V: required variable NO is missing a value")]
    [InlineData("${NO?msg}", "error while interpolating services.a.build.args.V: required variable NO is missing a value: msg")]
    [InlineData("${EMPTY:?msg}", "error while interpolating services.a.build.args.V: required variable EMPTY is missing a value: msg")]
    [InlineData("${NO:?${FOO} z}", "error while interpolating services.a.build.args.V: required variable NO is missing a value: foo z")]
    public void A_variable_that_is_wrong_or_missing_is_an_error(string template, string message) => Plan(template).Error!.Message.Should().Be(message);

    [Fact]
    public void A_variable_that_is_not_set_is_worth_a_warning() =>
        Plan("$NO").Warnings.Distinct().Should().Equal("The \"NO\" variable is not set. Defaulting to a blank string.");

    private static Bake.Planning.BakeOutcome Plan(string template)
    {
        var directory = new MemoryDirectory(("compose.yaml", $"services: {{a: {{build: {{context: ., args: {{V: '{template}'}}}}}}}}"));
        var request = Given.Request(directory, "a") with { Environment = new Dictionary<string, string> { ["FOO"] = "foo", ["EMPTY"] = "" } };
        return Bake.Planning.BakePlanner.Plan(request);
    }
}
