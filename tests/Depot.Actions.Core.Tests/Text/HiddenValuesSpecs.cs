using CsCheck;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class HiddenValuesSpecs
{
    [Theory]
    [InlineData("s3kr1t", "cannot read \"s3kr1t\": s3kr1tX", "cannot read \"***\": ***X")]
    [InlineData("", "nothing", "nothing")]
    [InlineData("1", "line 1 of 11", "line 1 of 11")]
    [InlineData("abc", "abcd", "abcd")]
    [InlineData("abcd", "abcde", "***e")]
    [InlineData("   ", "a     b", "a     b")]
    [InlineData("true", "'push' is true", "'push' is true")]
    [InlineData("first line\nsecond line", "\"second line\" is no number", "\"***\" is no number")]
    [InlineData("first line\nsecond line", "\"first line\\nsecond line\"", "\"***\"")]
    [InlineData("  s3kr1t ", "s3kr1t", "***")]
    [InlineData("s3\"kr\\1t", "got \"s3\\\"kr\\\\1t\"", "got \"***\"")]
    [InlineData("ab${cd}", "got \"ab$${cd}\"", "got \"***\"")]
    [InlineData("alpha,\"beta\"", "element beta", "element ***")]
    [InlineData("[\"alpha\", [\"be\\u0074a\"]]", "element beta", "element ***")]
    [InlineData("{\"a\": \"alpha\"}", "element alpha", "element ***")]
    [InlineData("[\"alpha\"", "[\"alpha\"", "***")]
    [InlineData("ghcr.io/S3kr1t/App", "write 'ghcr.io/s3kr1t/app'", "write '***'")]
    [InlineData("ghcr.io/s3kr1t/app", "'s3kr1t' is no registry", "'***' is no registry")]
    [InlineData("https://git.example/s3kr1t", "see https://depot.dev", "see https://depot.dev")]
    public void The_value_of_a_variable_with_the_name_of_a_secret_is_hidden_wherever_it_is(string value, string text, string shown) =>
        HiddenValues.Of([new("API_TOKEN", value), new("VERSION", "line")]).Hide(text).Should().Be(shown);

    [Fact]
    public void The_longest_value_is_replaced_first() =>
        HiddenValues.Of([new("A_TOKEN", "s3kr"), new("B_TOKEN", "s3kr1t")]).Hide("s3kr1t s3kr").Should().Be("*** ***");

    [Fact]
    public void Whatever_the_value_nothing_of_four_characters_or_more_is_left() =>
        Gen.String[Gen.Char.AlphaNumeric, 4, 30].Where(value => value.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "NONE")).Sample(value =>
            HiddenValues.Of([new("DB_PASSWORD", value)]).Hide($"failed to parse \"{value}\" of {value}").Should().Be("failed to parse \"***\" of ***"));
}
