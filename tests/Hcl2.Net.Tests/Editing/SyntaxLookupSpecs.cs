using Hcl2.Editing;

namespace Hcl2.Tests.Editing;

public class SyntaxLookupSpecs
{
    private const string File = "a = 1\ntarget \"app\" \"b\" {\n  inner {\n    c = [f(x.y), 2]\n  }\n}\n";

    private static readonly BodySyntax Root = SyntaxTree.Parse(SourceText.From("x", File)).Root;

    [Theory]
    [InlineData("x.y", "target,inner", "c", "[f(x.y), 2]", "x.y")]
    [InlineData("2]", "target,inner", "c", "[f(x.y), 2]", "2")]
    [InlineData("c =", "target,inner", "c", null, null)]
    [InlineData("inner", "target,inner", null, null, null)]
    [InlineData("1\n", "", "a", "1", "1")]
    [InlineData("target", "target", null, null, null)]
    public void What_is_at_a_place_is_found(string place, string blocks, string? attribute, string? outermost, string? innermost)
    {
        var offset = File.IndexOf(place, StringComparison.Ordinal);

        string.Join(',', SyntaxLookup.BlocksAt(Root, offset).Select(static b => b.Type)).Should().Be(blocks);
        SyntaxLookup.AttributeAt(Root, offset)?.Name.Should().Be(attribute);
        Text(SyntaxLookup.OutermostExpressionAt(Root, offset)).Should().Be(outermost);
        Text(SyntaxLookup.InnermostExpressionAt(Root, offset)).Should().Be(innermost);
    }

    [Theory]
    [InlineData("a =", "")]
    [InlineData("c =", "target \"app\" \"b\"")]
    public void The_outermost_block_names_the_context(string place, string context) =>
        SyntaxLookup.ContextAt(Root, File.IndexOf(place, StringComparison.Ordinal)).Should().Be(context);

    private static string? Text(ExpressionSyntax? expression) => expression?.Source.Text(expression.Span);
}
