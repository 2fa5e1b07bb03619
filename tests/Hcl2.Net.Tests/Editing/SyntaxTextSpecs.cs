using CsCheck;

namespace Hcl2.Tests.Editing;

public class SyntaxTextSpecs
{
    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\n\r\tb", "\"a\\n\\r\\tb\"")]
    [InlineData("${a} %{b} $ % $a", "\"$${a} %%{b} $ % $a\"")]
    [InlineData("\0\u200B\u00A0", "\"\\u0000\\u200b\\u00a0\"")]
    [InlineData("é 日本 😀", "\"é 日本 😀\"")]
    public void Text_is_quoted_so_that_it_means_itself(string text, string quoted) => SyntaxText.Quoted(text).Should().Be(quoted);

    [Fact]
    public void Any_string_reads_back_as_itself() => Gen.String.Sample(static text =>
    {
        var value = HclValue.String(text);
        if (value.AsString.EnumerateRunes().Any(static r => r.Value == 0xFFFD)) return true;

        var tree = SyntaxTree.ParseExpression(SourceText.From("x", SyntaxText.Of(value)));
        return tree.Diagnostics.Count == 0 && tree.Root is TemplateSyntax { Parts: [LiteralSyntax literal] } && literal.Value.Equals(value);
    });

    [Fact]
    public void A_value_is_written_as_an_expression()
    {
        var value = HclValue.Object(
        [
            new("b c", HclValue.Tuple([HclValue.Number(1), HclValue.True, HclValue.NullDynamic])),
            new("a", HclValue.String("x")),
            new("for", HclValue.EmptyObject),
        ]);

        SyntaxText.Of(value).Should().Be("{\na = \"x\"\n\"b c\" = [1, true, null]\n\"for\" = {}\n}");
    }

    [Fact]
    public void An_unknown_value_has_no_text()
    {
        var writing = () => SyntaxText.Of(HclValue.Dynamic);

        writing.Should().Throw<ArgumentException>().WithMessage("An unknown value has no text.*");
    }

    [Fact]
    public void A_path_is_written_as_it_was_read() =>
        SyntaxText.Of(SyntaxTree.ParseTraversal(SourceText.From("x", "a . b [ 0 ][\"c d\"]")).Root!).Should().Be("a.b[0][\"c d\"]");

    [Fact]
    public void A_call_is_written() => SyntaxText.Call("f", "1", SyntaxText.TupleOf(["a", "b"])).Should().Be("f(1, [a, b])");
}
