using System.Text;
using Depot.Actions.Log;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class LogTextSpecs
{
    [Theory]
    [InlineData("12 rest", true, 12, " rest")]
    [InlineData("0", true, 0, "")]
    [InlineData("2147483647x", true, int.MaxValue, "x")]
    [InlineData("2147483648", false, 0, "2147483648")]
    [InlineData("-1", false, 0, "-1")]
    [InlineData("-0", false, 0, "-0")]
    [InlineData("+1", false, 0, "+1")]
    [InlineData("x1", false, 0, "x1")]
    [InlineData("", false, 0, "")]
    public void A_number_is_taken_off_the_front(string text, bool isThere, int number, string rest)
    {
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(text);

        LogText.TakeNumber(ref bytes, out var found).Should().Be(isThere);

        if (isThere) found.Should().Be(number);
        Encoding.UTF8.GetString(bytes).Should().Be(rest);
    }

    [Theory]
    [InlineData("  a b\t", 100, "a b")]
    [InlineData("\u001b[1mbold\u001b[0m", 100, "bold")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("abc", 3, "abc")]
    public void Bytes_become_plain_text_of_a_bounded_length(string text, int longest, string expected) =>
        LogText.Plain(Encoding.UTF8.GetBytes(text), longest).Should().Be(expected);

    [Fact]
    public void Bytes_that_are_no_utf8_are_shown_as_such() => LogText.Plain([(byte)'a', 0xFF, (byte)'b'], 10).Should().Be("a\uFFFDb");
}
