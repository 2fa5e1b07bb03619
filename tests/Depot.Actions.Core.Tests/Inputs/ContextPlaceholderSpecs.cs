using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Tests.Inputs;

public class ContextPlaceholderSpecs
{
    private const string Context = "https://github.com/o/a.git?ref=1&subdir='x'#main";

    [Theory]
    [InlineData("{{defaultContext}}", Context)]
    [InlineData("{{ defaultContext }}:sub", Context + ":sub")]
    [InlineData("{{{defaultContext}}}", Context)]
    [InlineData("a={{defaultContext}},b={{defaultContext}}", "a=" + Context + ",b=" + Context)]
    [InlineData(@"\{{defaultContext}}", "{{defaultContext}}")]
    [InlineData("plain } text {", "plain } text {")]
    [InlineData(@"{{defaultContext}}\{{x}}", Context + "{{x}}")]
    [InlineData("", "")]
    public void The_default_context_is_put_in_as_it_is_without_html_escapes(string template, string expected) =>
        ContextPlaceholder.Expand("context", template, () => Context).Should().Be(expected);

    [Fact]
    public void Another_placeholder_is_an_error_that_names_the_one_there_is()
    {
        var act = () => ContextPlaceholder.Expand("context", "{{github.sha}}", () => Context);

        act.Should().Throw<InputException>().WithMessage(
            "Input 'context': '{{github.sha}}' is not known here; the only placeholder is '{{defaultContext}}'.");
    }

    [Fact]
    public void An_empty_placeholder_is_an_error()
    {
        var act = () => ContextPlaceholder.Expand("context", "{{}}", () => Context);

        act.Should().Throw<InputException>().WithMessage("Input 'context': '{{}}' is not known here; the only placeholder is '{{defaultContext}}'.");
    }

    [Fact]
    public void A_placeholder_that_is_not_closed_is_an_error()
    {
        var act = () => ContextPlaceholder.Expand("context", "{{defaultContext", () => Context);

        act.Should().Throw<InputException>().WithMessage("Input 'context': '{{' is never closed; write '{{defaultContext}}'.");
    }

    [Fact]
    public void The_context_is_not_asked_for_when_nothing_needs_it() =>
        ContextPlaceholder.Expand("context", "./app", () => throw new InvalidOperationException()).Should().Be("./app");
}
