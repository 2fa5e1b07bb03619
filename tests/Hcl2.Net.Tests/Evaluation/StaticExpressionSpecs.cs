using Hcl2.Evaluation;

namespace Hcl2.Tests.Evaluation;

public class StaticExpressionSpecs
{
    [Theory]
    [InlineData("foo", "foo")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("foo.bar", null)]
    [InlineData("(foo)", null)]
    [InlineData("\"foo\"", null)]
    [InlineData("foo()", null)]
    [InlineData("1", null)]
    public void A_single_name_is_a_keyword(string expression, string? expected) => Evaluated.Parsed(expression).AsKeyword().Should().Be(expected);

    [Theory]
    [InlineData("[a, 1]", "a 1")]
    [InlineData("[]", "")]
    [InlineData("a", "e.hcl:1,1-2: Invalid expression; A static list expression is required.")]
    [InlineData("[for x in a: x]", "e.hcl:1,1-2: Invalid expression; A static list expression is required.")]
    [InlineData("f(a, b)", "e.hcl:1,1-3: Invalid expression; A static list expression is required.")]
    public void A_tuple_is_a_list(string expression, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var list = StaticExpression.List(Evaluated.Parsed(expression), diagnostics);

        Text(list?.Select(static e => e.Source.Text(e.Span)), diagnostics).Should().Be(expected);
    }

    [Theory]
    [InlineData("{a = 1, \"b\" = 2}", "a:1 \"b\":2")]
    [InlineData("{}", "")]
    [InlineData("[]", "e.hcl:1,1-2: Invalid expression; A static map expression is required.")]
    public void An_object_is_a_map(string expression, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var map = StaticExpression.Map(Evaluated.Parsed(expression), diagnostics);

        Text(map?.Select(static e => $"{e.Key.Source.Text(e.Key.Span)}:{e.Value.Source.Text(e.Value.Span)}"), diagnostics).Should().Be(expected);
    }

    [Theory]
    [InlineData("f(a, 1)", "f a 1 (a, 1)")]
    [InlineData("ns::f()", "ns::f ()")]
    [InlineData("a", "e.hcl:1,1-2: Invalid expression; A static function call is required.")]
    public void A_call_is_a_call(string expression, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var call = StaticExpression.Call(Evaluated.Parsed(expression), diagnostics);
        string[]? parts = call is null ? null : [call.Name, .. call.Arguments.Select(static e => e.Source.Text(e.Span)), call.Source.Text(call.ArgumentsSpan)];

        Text(parts, diagnostics).Should().Be(expected);
    }

    [Theory]
    [InlineData("a.b[0][\"c\"].1", "a .b [0] [\"c\"] .1")]
    [InlineData("null.a", "null .a")]
    [InlineData("a[b]", "e.hcl:1,1-5: Invalid expression; A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.")]
    [InlineData("1 + 2", "e.hcl:1,1-6: Invalid expression; A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.")]
    [InlineData("f().a", "e.hcl:1,1-6: Invalid expression; A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.")]
    public void A_path_of_constant_steps_is_a_traversal(string expression, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var path = StaticExpression.Traversal(Evaluated.Parsed(expression), diagnostics);
        string[]? parts = path is null ? null : [path.RootName, .. path.Steps.Select(step => path.Source.Text(step.Span))];

        Text(parts, diagnostics).Should().Be(expected);
    }

    private static string Text(IEnumerable<string>? parts, DiagnosticBag diagnostics) => parts is null ? $"{diagnostics}" : string.Join(' ', parts);
}
