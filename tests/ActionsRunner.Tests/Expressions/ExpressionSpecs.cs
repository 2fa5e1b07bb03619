using System.Text.Json.Nodes;
using ActionsRunner.Expressions;

namespace ActionsRunner.Tests.Expressions;

/// <summary>The rules are those of docs.github.com, "Evaluate expressions in workflows and actions".</summary>
public class ExpressionSpecs
{
    private static readonly ExpressionContext Context = new(new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = Values.Object([KeyValuePair.Create("ref", "refs/heads/main"), KeyValuePair.Create("sha", "abc")]),
        ["steps"] = JsonNode.Parse("""{"build":{"outputs":{"image-id":"sha256:1","empty":""}}}"""),
        ["inputs"] = Values.Object([KeyValuePair.Create("push", "true"), KeyValuePair.Create("tags", "a\nb \"c\"")]),
    });

    [Theory]
    [InlineData("github.sha", "abc")]
    [InlineData("GitHub.SHA", "abc")]
    [InlineData("github['sha']", "abc")]
    [InlineData("steps.build.outputs.image-id", "sha256:1")]
    [InlineData("steps.nothing.outputs.x", "")]
    [InlineData("steps.build.outputs.empty || steps.build.outputs.image-id", "sha256:1")]
    [InlineData("inputs.push == 'true' && 'yes' || 'no'", "yes")]
    [InlineData("inputs.push == true", "false")]
    [InlineData("'A' == 'a'", "true")]
    [InlineData("'A' != 'b'", "true")]
    [InlineData("1 == '1'", "true")]
    [InlineData("null == ''", "true")]
    [InlineData("null == 0", "true")]
    [InlineData("'x' < 1", "false")]
    [InlineData("2 >= 1.5", "true")]
    [InlineData("!github.none", "true")]
    [InlineData("!(true && false) && true", "true")]
    [InlineData("'it''s'", "it's")]
    [InlineData("format('{0} {{x}} {1}', github.sha, 1.50)", "abc {x} 1.5")]
    [InlineData("contains('Hello', 'ELL')", "true")]
    [InlineData("contains(fromJSON('[\"a\",\"b\"]'), 'B')", "true")]
    [InlineData("startsWith(github.ref, 'refs/heads/')", "true")]
    [InlineData("endsWith(github.ref, 'x')", "false")]
    [InlineData("join(fromJSON('[1,2]'), '-')", "1-2")]
    [InlineData("fromJSON('{\"a\":{\"b\":[1,2]}}').a.b[1]", "2")]
    [InlineData("toJSON(inputs)", "{\n  \"push\": \"true\",\n  \"tags\": \"a\\nb \\\"c\\\"\"\n}")]
    [InlineData("toJSON(null)", "null")]
    public void Is_computed_as_github_does(string expression, string expected) => Expression.Fill($"${{{{ {expression} }}}}", Context).Should().Be(expected);

    [Fact]
    public void Several_expressions_in_a_text_are_filled_in_and_the_rest_stays() =>
        Expression.Fill("a ${{ github.sha }}-${{ format('{{{0}}}', 1) }} $x {{y}}", Context).Should().Be("a abc-{1} $x {{y}}");

    [Theory]
    [InlineData("secrets.X", "there is no context 'secrets' here")]
    [InlineData("github.", "unexpected '' in the expression ' github. '")]
    [InlineData("a b", "unexpected 'b' in the expression ' a b '")]
    [InlineData("hashFiles('x')", "there is no function 'hashFiles' of 1 arguments here")]
    [InlineData("'x", "an expression is not closed in '${{ 'x }}'")]
    public void What_cannot_be_computed_is_an_error(string expression, string message)
    {
        var act = () => Expression.Fill($"${{{{ {expression} }}}}", Context);

        act.Should().Throw<FormatException>().WithMessage(message);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData("github.sha == 'abc'", false, false)]
    [InlineData("${{ github.sha == 'abc' }}", true, true)]
    [InlineData("always()", false, true)]
    [InlineData("failure() && github.sha", false, true)]
    [InlineData("failure()", true, false)]
    public void A_condition_that_asks_for_no_status_holds_only_after_success(string? condition, bool success, bool expected) =>
        Expression.Holds(condition, Context with { Status = name => name == "always" || (name == "success") == success }).Should().Be(expected);
}
