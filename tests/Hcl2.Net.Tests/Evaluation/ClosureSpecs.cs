using Hcl2.Evaluation;
using Hcl2.Functions;

namespace Hcl2.Tests.Evaluation;

public class ClosureSpecs
{
    [Theory]
    [InlineData("try(1, 2)", "1")]
    [InlineData("try(missing, 2)", "2")]
    [InlineData("try(missing, other, 3)", "3")]
    [InlineData("try(null)", "null(any)")]
    [InlineData("try(null.a, null)", "null(any)")]
    [InlineData("try(try(missing), 1)", "1")]
    [InlineData("[for x in [{a = 1}, {}]: try(x.a, \"none\")]", "[1, \"none\"]")]
    [InlineData("[for x in [{a = true}, {}]: 1 if try(x.a, false)]", "[1]")]
    [InlineData("[for x in [{a = 1}, {}]: can(x.a)]", "[true, false]")]
    [InlineData("can(null)", "true")]
    [InlineData("can(jsondecode(\"{\"))", "false")]
    [InlineData("can(convert(\"x\", number))", "false")]
    [InlineData("try(convert(\"x\", number), convert(\"1\", number))", "1")]
    [InlineData("try([missing]...)", "e.hcl:1,6-13: Unknown variable; There is no variable named \"missing\".")]
    [InlineData("try(missing, a.b)", "e.hcl:1,1-5: Error in function call; Call to function \"try\" failed: no expression succeeded:\n"
        + "- Unknown variable (at e.hcl:1,5-12)\n  There is no variable named \"missing\".\n"
        + "- Unknown variable (at e.hcl:1,14-15)\n  There is no variable named \"a\".\n\n"
        + "At least one expression must produce a successful result.")]
    public void Expressions_may_fail_inside_try_and_can(string expression, string expected) =>
        Evaluated.Expression(expression, Evaluated.Context()).Text.Should().Be(expected);

    [Fact]
    public void A_closure_keeps_expression_and_context()
    {
        var context = Evaluated.Context(("a", HclValue.Number(1)));
        var closure = new ExpressionClosure(Evaluated.Parsed("a + 1"), context);

        closure.Evaluate().Should().BeEquivalentTo(new ClosureResult(HclValue.Number(2), []));
        closure.Context.Should().BeSameAs(context);
        closure.ToValue().AsCapsule.Should().BeSameAs(closure);
    }
}
