using Hcl2.Extensions;
using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.Extensions;

public class UserFunctionSpecs
{
    [Theory]
    [InlineData("[a, b]", null, "a + b", "f(1, 2)", "3")]
    [InlineData("[]", null, "\"constant\"", "f()", "\"constant\"")]
    [InlineData("[]", "rest", "rest", "f()", "[]")]
    [InlineData("[]", "rest", "rest", "f(1, true)", "[1, true]")]
    [InlineData("[sep]", "parts", "join(sep, parts)", "f(\"-\", \"x\", \"y\")", "\"x-y\"")]
    [InlineData("[sep]", "parts", "join(sep, parts)", "f(\"-\", [\"x\", \"y\"]...)", "\"x-y\"")]
    [InlineData("[x]", null, "x", "f([1, {a = 2}])", "[1, {a = 2}]")]
    [InlineData("[x]", null, "x ? null : 1", "f(true)", "null(number)")]
    [InlineData("[outer]", null, "outer", "f(1)", "1")]
    [InlineData("[x]", null, "\"${x}${outer}\"", "f(1)", "\"1o\"")]
    [InlineData("[x, x]", null, "x", "f(1, 2)", "2")]
    [InlineData("[n]", null, "n <= 1 ? 1 : n", "f(5)", "5")]
    [InlineData("[a]", null, "a", "f()", "e.hcl:1,3-4: Not enough function arguments; Function \"f\" expects 1 argument(s). Missing value for \"a\".")]
    [InlineData("[a]", "b", "a", "f()", "e.hcl:1,3-4: Not enough function arguments; Function \"f\" expects at least 1 argument(s). Missing value for \"a\".")]
    [InlineData("[a]", null, "a", "f(1, 2)", "e.hcl:1,6-7: Too many function arguments; Function \"f\" expects only 1 argument(s).")]
    [InlineData("[a]", null, "a", "f(null)", "e.hcl:1,3-7: Invalid function argument; Invalid value for \"a\" parameter: argument must not be null.")]
    [InlineData("[]", "b", "b", "f(1, null)", "e.hcl:1,6-10: Invalid function argument; Invalid value for \"b\" parameter: argument must not be null.")]
    [InlineData("[n]", null, "n * 2", "f(\"abc\")", "e.hcl:1,1-3: Error in function call; Call to function \"f\" failed: e.hcl:1,1-2: Invalid operand; Unsuitable value for left operand: a number is required..")]
    [InlineData("[n]", null, "n * missing", "f([])", "e.hcl:1,1-3: Error in function call; Call to function \"f\" failed: e.hcl:1,5-12: Unknown variable; There is no variable named \"missing\"., and 1 other diagnostic(s).")]
    [InlineData("[a]", null, "a + 1", "f(unknown)", "unknown(number)")]
    [InlineData("[a]", null, "[a]", "f(unknown)", "unknown(tuple([string]))")]
    [InlineData("[a]", null, "a.b", "f(unknown)", "e.hcl:1,1-3: Error in function call; Call to function \"f\" failed: e.hcl:1,2-4: Unsupported attribute; Can't access attributes on a primitive-typed value (string)..")]
    [InlineData("[a]", null, "a", "f(dynamic)", "unknown(any)")]
    [InlineData("[a]", null, "\"x${a}\"", "f(secret)", "marked(\"xs\", secret)")]
    public void A_function_evaluates_its_result_over_its_parameters(string parameters, string? variadic, string result, string call, string expected)
    {
        var context = Context();
        var function = UserFunction.Create("f", UserFunction.ParameterNames(Evaluated.Parsed(parameters), new DiagnosticBag())!, variadic, Evaluated.Parsed(result), () => context);

        Evaluated.Expression(call, With(context, function)).Text.Should().Be(expected);
    }

    [Theory]
    [InlineData("[\"x\"]", "e.hcl:1,2-5: Invalid param element; Each parameter name must be an identifier.")]
    [InlineData("[x, a.b]", "e.hcl:1,5-8: Invalid param element; Each parameter name must be an identifier.")]
    [InlineData("x", "e.hcl:1,1-2: Invalid expression; A static list expression is required.")]
    public void Parameters_are_a_list_of_names(string parameters, string expected)
    {
        var diagnostics = new DiagnosticBag();

        UserFunction.ParameterNames(Evaluated.Parsed(parameters), diagnostics).Should().BeNull();
        diagnostics.ToString().Should().Be(expected);
    }

    [Fact]
    public void The_variadic_parameter_is_a_name()
    {
        var diagnostics = new DiagnosticBag();

        UserFunction.VariadicName(Evaluated.Parsed("rest"), diagnostics).Should().Be("rest");
        UserFunction.VariadicName(Evaluated.Parsed("\"rest\""), diagnostics).Should().BeNull();
        diagnostics.ToString().Should().Be("e.hcl:1,1-7: Invalid variadic_param; The variadic parameter name must be an identifier.");
    }

    [Fact]
    public void Without_a_context_there_are_only_the_parameters()
    {
        var function = UserFunction.Create("f", ["x"], null, Evaluated.Parsed("[x, outer]"), static () => null);

        Evaluated.Expression("f(1)", With(Context(), function)).Text.Should()
            .Be("e.hcl:1,1-3: Error in function call; Call to function \"f\" failed: e.hcl:1,5-10: Unknown variable; There is no variable named \"outer\"..");
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task A_function_that_calls_itself_without_end_is_an_error()
    {
        var functions = new Dictionary<string, HclFunction>();
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue>(), Functions = functions };
        functions["f"] = UserFunction.Create("f", ["x"], null, Evaluated.Parsed("f(x)"), () => context);

        Evaluated.Expression("f(1)", context).Text.Should().Contain("Expression too deeply nested; This expression is nested too deeply to be evaluated.");
        return Task.CompletedTask;
    }

    [Fact]
    public void A_function_may_call_itself()
    {
        var functions = new Dictionary<string, HclFunction>(StandardFunctions.All(FunctionDialect.Depot));
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue>(), Functions = functions };
        functions["sum"] = UserFunction.Create("sum", ["l"], null, Evaluated.Parsed("try(l[0] + sum(slice(l, 1, length(l))), 0)"), () => context);

        Evaluated.Expression("sum([1, 2, 3])", context).Text.Should().Be("6");
    }

    private static EvaluationContext Context() => Evaluated.Context(
        ("outer", HclValue.String("o")),
        ("unknown", HclValue.Unknown(HclType.String)),
        ("dynamic", HclValue.Dynamic),
        ("secret", HclValue.String("s").WithMarks(["secret"])));

    private static EvaluationContext With(EvaluationContext context, HclFunction function) =>
        new() { Parent = context, Functions = new Dictionary<string, HclFunction> { [function.Name] = function } };
}
