using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.Syntax;

public class ShortCircuitSpecs
{
    private static readonly EvaluationContext Context = new()
    {
        Variables = new Dictionary<string, HclValue>
        {
            ["u"] = HclValue.Unknown(HclType.Bool),
            ["secret"] = HclValue.True.WithMarks(["secret"]),
            ["text"] = HclValue.String("x"),
        },
        Logic = LogicalOperators.ShortCircuit,
    };

    [Theory]
    [InlineData("true || missing", "true")]
    [InlineData("missing", "e.hcl:1,1-8: Variables not allowed; Variables may not be used here.")]
    [InlineData("f()", "e.hcl:1,1-4: Function calls not allowed; Functions may not be called here.")]
    public void A_context_with_nothing_but_the_logic_allows_nothing_else(string expression, string expected) =>
        Evaluated.Expression(expression, new() { Logic = LogicalOperators.ShortCircuit }).Text.Should().Be(expected);

    [Theory]
    [InlineData("true || missing", "true")]
    [InlineData("missing || true", "true")]
    [InlineData("false && missing", "false")]
    [InlineData("missing && false", "false")]
    [InlineData("true && missing", "e.hcl:1,9-16: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("missing && true", "e.hcl:1,1-8: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("false || missing", "e.hcl:1,10-17: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("missing || false", "e.hcl:1,1-8: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("u || missing", "unknown(bool, not null)")]
    [InlineData("missing || u", "e.hcl:1,1-8: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("missing || other", "e.hcl:1,1-8: Unknown variable; There is no variable named \"missing\".\ne.hcl:1,12-17: Unknown variable; There is no variable named \"other\".")]
    [InlineData("u && false", "false")]
    [InlineData("false && u", "false")]
    [InlineData("u || true", "true")]
    [InlineData("true || u", "true")]
    [InlineData("u && true", "unknown(bool, not null)")]
    [InlineData("true && u", "unknown(bool, not null)")]
    [InlineData("u && u", "unknown(bool, not null)")]
    [InlineData("true || text", "e.hcl:1,9-13: Invalid operand; Unsuitable value for right operand: a bool is required.")]
    [InlineData("text && false", "e.hcl:1,1-5: Invalid operand; Unsuitable value for left operand: a bool is required.")]
    [InlineData("null || true", "true")]
    [InlineData("null && true", "e.hcl:1,1-13: Operation failed; Error during operation: argument must not be null.")]
    [InlineData("true || 1 == missing", "true")]
    [InlineData("false && missing || true", "true")]
    [InlineData("missing && false || missing", "e.hcl:1,21-28: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("1 + 2 == 3 || missing", "true")]
    [InlineData("1 + missing == 3 && true", "e.hcl:1,5-12: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("secret || missing", "marked(true, secret)")]
    [InlineData("[for x in [true]: x || missing]", "[true]")]
    public void A_side_that_decides_alone_hides_the_errors_of_the_other(string expression, string expected) =>
        Evaluated.Expression(expression, Context).Text.Should().Be(expected);

    [Theory]
    [InlineData("true || missing", "e.hcl:1,9-16: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("missing && false", "e.hcl:1,1-8: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("u && false", "unknown(bool, not null)")]
    public void The_Depot_CLI_reports_the_errors_of_both(string expression, string expected)
    {
        var context = new EvaluationContext { Variables = Context.Variables };

        Evaluated.Expression(expression, context).Text.Should().Be(expected);
    }

    [Fact]
    public void The_outermost_context_decides()
    {
        var context = new EvaluationContext { Parent = Context };

        Evaluated.Expression("true || missing", context).Text.Should().Be("true");
    }
}
