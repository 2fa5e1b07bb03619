namespace Hcl2.Tests.Parsing;

/// <summary>Errors in strings that no recorded file has.</summary>
public class StringErrorSpecs
{
    [Theory]
    [InlineData("a = \"\\u12\"\n", "x.hcl:1,6-10: Invalid escape sequence; The \\u escape sequence must be followed by four hexadecimal digits.")]
    [InlineData("b \"x\ny\" {}\n", "x.hcl:1,5-2,1: Invalid string literal; This item is not valid in a string literal.")]
    public void A_wrong_string_is_an_error(string text, string expected) =>
        SyntaxTree.Parse(SourceText.From("x.hcl", text)).Diagnostics.Select(static diagnostic => diagnostic.ToString()).Should().Contain(expected);
}
