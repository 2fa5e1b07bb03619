using Hcl2.Tests.Evaluation;

namespace Hcl2.Tests.Syntax;

public class VariableFinderSpecs
{
    [Theory]
    [InlineData("1", "")]
    [InlineData("a", "a")]
    [InlineData("a.b[0].c", "a.b[0].c")]
    [InlineData("a[b.c]", "a b.c")]
    [InlineData("a[b].c[d]", "a b d")]
    [InlineData("b + a * c", "b a c")]
    [InlineData("!a", "a")]
    [InlineData("(a)", "a")]
    [InlineData("a ? b : c", "a b c")]
    [InlineData("[a, [b], a]", "a b a")]
    [InlineData("{a = b, (c) = d, \"${e}\" = f, g.h = i}", "b c d e f g.h i")]
    [InlineData("f(a, g(b), c...)", "a b c")]
    [InlineData("a.*.b", "a")]
    [InlineData("a[*].b[c]", "a c")]
    [InlineData("\"x${a}y${b.c}\"", "a b.c")]
    [InlineData("\"%{ if a }${b}%{ else }${c}%{ endif }\"", "a b c")]
    [InlineData("\"%{ for x in a }${x}${b}%{ endfor }\"", "a b")]
    [InlineData("[for x in x: x]", "x")]
    [InlineData("[for k, v in a: [k, v, b] if k != c]", "a b c")]
    [InlineData("{for k, v in a: k => v if d}", "a d")]
    [InlineData("[for x in a: [for y in x: [x, y, z]]]", "a z")]
    [InlineData("[for x in [for y in y: y]: y]", "y y")]
    [InlineData("[[for x in a: x], x]", "a x")]
    [InlineData("convert(a, list(string))", "a string")]
    [InlineData("<<EOT\n${a}\n  ${b}\nEOT\n", "a b")]
    public void Variables_come_in_the_order_of_the_text(string expression, string expected)
    {
        var variables = Evaluated.Parsed(expression).Variables();

        string.Join(' ', variables.Select(static path => path.Source.Text(path.Span))).Should().Be(expected);
    }

    [Theory]
    [InlineData("a", "")]
    [InlineData("f()", "f")]
    [InlineData("f(g(1), h(i(2)), g(3))", "f g h i g")]
    [InlineData("[for x in f(1): g(x) if h(x)]", "f g h")]
    [InlineData("\"${f(1)}${ns::g(2)}\"", "f ns::g")]
    [InlineData("{(f(1)) = g(1)}", "f g")]
    public void Functions_come_in_the_order_of_the_text(string expression, string expected) =>
        string.Join(' ', Evaluated.Parsed(expression).FunctionNames()).Should().Be(expected);
}
