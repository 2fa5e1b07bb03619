using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Processes;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Inputs;

public class InputSourceSpecs
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData(" true\n", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    public void A_flag_is_a_boolean_of_the_yaml_core_schema(string text, bool expected)
    {
        using var step = new TestStep().Input("push", text);

        step.Context.Inputs.Flag("push").Should().Be(expected);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("tRue")]
    public void An_unknown_value_is_an_error_that_says_what_to_write(string text)
    {
        using var step = new TestStep().Input("push", text);

        var act = () => step.Context.Inputs.Flag("push");

        act.Should().Throw<InputException>().WithMessage($"Input 'push': '{text}' is not a valid value; write 'true' or 'false'.");
    }

    [Fact]
    public void A_flag_that_is_not_given_is_false()
    {
        using var step = new TestStep();

        step.Context.Inputs.Flag("push").Should().BeFalse();
    }

    [Theory]
    [InlineData("INPUT_PUSH", "")]
    [InlineData("INPUT_PUSH", " \n")]
    [InlineData("INPUTS_JSON", "{\"push\": \"\"}")]
    [InlineData("INPUTS_JSON", "{\"Push\": null}")]
    public void An_expression_that_gave_nothing_is_an_error_and_not_false(string variable, string value)
    {
        using var step = new TestStep().Variable(variable, value);

        var act = () => step.Context.Inputs.Flag("push");

        act.Should().Throw<InputException>()
            .WithMessage("Input 'push': it is empty, perhaps because its expression has no value; write 'true' or 'false', or leave the input out.");
    }

    [Fact]
    public void Names_keep_their_dashes_and_spaces_become_underscores() =>
        InputSource.Variable("build args-x").Should().Be("INPUT_BUILD_ARGS-X");

    [Fact]
    public void A_quote_that_is_never_closed_is_an_error_that_repeats_no_content()
    {
        using var step = new TestStep().Input("secrets", "A=1\n\"B=hunter2");

        var act = () => step.Context.Inputs.List("secrets", ListRule.Verbatim);

        act.Should().Throw<InputException>().WithMessage(
            "Input 'secrets': a quote opened on line 2 is never closed. Close it, or double a quote that belongs to the value (\"\") inside a quoted item.");
    }

    [Fact]
    public void A_blank_input_is_none_and_a_single_letter_is_one()
    {
        using var step = new TestStep().Input("file", " \n").Input("target", "x");

        (step.Context.Inputs.Optional("file"), step.Context.Inputs.Optional("target"), step.Context.Inputs.Optional("network")).Should().Be((null, "x", null));
    }

    [Fact]
    public void White_space_of_a_secret_is_part_of_it()
    {
        using var step = new TestStep().Input("secrets", " A= x \n");

        step.Context.Inputs.List("secrets", ListRule.Verbatim).Should().Equal(" A= x ");
        step.Context.Inputs.List("secrets", ListRule.Lines).Should().Equal("A= x");
    }

    [Fact]
    public void A_next_line_character_is_no_white_space_to_javascript()
    {
        using var step = new TestStep().Input("file", "\u0085\u0086x\u0085");

        step.Context.Inputs.Text("file").Should().Be("\u0085\u0086x\u0085");
    }

    [Fact]
    public void White_space_around_an_input_is_what_javascript_calls_white_space()
    {
        using var step = new TestStep().Input("file", "\uFEFF\u00A0 Dockerfile\u2028");

        step.Context.Inputs.Text("file").Should().Be("Dockerfile");
    }

    [Fact]
    public void Inputs_may_come_together_as_one_json_object()
    {
        using var step = new TestStep().Input("tags", "lost").Input("push", "true")
            .Variable("INPUTS_JSON", """{"Tags": "a\nb \"c\" ж", "build-args": "", "load": true, "retries": 3, "file": null}""");

        var inputs = step.Context.Inputs;

        inputs.Text("tags").Should().Be("a\nb \"c\" ж");
        inputs.Text("build-args").Should().BeEmpty();
        inputs.Flag("load").Should().BeTrue();
        inputs.Text("retries").Should().Be("3");
        inputs.Optional("file").Should().BeNull();
        inputs.Flag("push").Should().BeTrue();
    }

    [Theory]
    [InlineData("[]", "it is not a JSON object")]
    [InlineData("{\"a\": \n hunter2}", "it is not JSON (line 2, byte 2)")]
    [InlineData("{\"a\": [\"hunter2\"]}", "the value of 'a' is neither text, number nor boolean")]
    public void Json_that_cannot_be_read_is_an_error_that_repeats_no_value(string json, string problem)
    {
        using var step = new TestStep().Variable("INPUTS_JSON", json);

        var act = () => step.Context.Inputs.Text("tags");

        act.Should().Throw<InputException>().WithMessage($"Input 'INPUTS_JSON': {problem}. The native actions set this variable to the inputs that were given.");
    }

    // The kernel would end the argument there.
    [Fact]
    public void A_NUL_character_is_an_error_and_not_the_end_of_a_value()
    {
        using var step = new TestStep().Variable("INPUTS_JSON", """{"tags": "a\u0000b"}""");

        var act = () => step.Context.Inputs.Text("tags");

        act.Should().Throw<InputException>().WithMessage("Input 'tags': it contains a NUL character (\\u0000), which no argument of a program can contain. Delete it.");
    }

    [Fact]
    public void No_child_gets_the_variables_of_inputs()
    {
        using var step = new TestStep().Input("secrets", "A=1").Variable("INPUTS_JSON", "{}").Variable("INPUTS", "kept");

        var child = ChildEnvironment.For(step.Context.Environment);

        child.Keys.Where(name => name.StartsWith("INPUT", StringComparison.Ordinal)).Should().Equal("INPUTS");
    }
}
