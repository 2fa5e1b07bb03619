using Depot.Bake.Text;

namespace Depot.Bake.Tests.Text;

public sealed class GoCsvRecordSpecs
{
    [Theory]
    [InlineData("a,b", new[] { "a", "b" })]
    [InlineData("a,", new[] { "a", "" })]
    [InlineData("\"a,b\",c", new[] { "a,b", "c" })]
    [InlineData("\"a\"\"b\"", new[] { "a\"b" })]
    [InlineData("\n\r\na,b\nc", new[] { "a", "b" })]
    [InlineData("\"a\nb\",c", new[] { "a\nb", "c" })]
    [InlineData("a\r", new[] { "a" })]
    public void The_first_record_is_read(string text, string[] fields) => GoCsvRecord.Read(text).Should().Equal(fields);

    [Theory]
    [InlineData("", "EOF")]
    [InlineData("\n\n", "EOF")]
    [InlineData("type=local,a\"b", "parse error on line 1, column 13: bare \" in non-quoted-field")]
    [InlineData("\"a\"b", "parse error on line 1, column 3: extraneous or missing \" in quoted-field")]
    [InlineData("\"ab", "parse error on line 1, column 4: extraneous or missing \" in quoted-field")]
    [InlineData("é\"", "parse error on line 1, column 3: bare \" in non-quoted-field")]
    public void A_quote_out_of_place_is_an_error_with_the_message_of_Go(string text, string message)
    {
        var read = () => GoCsvRecord.Read(text);

        read.Should().Throw<FormatException>().WithMessage(message);
    }
}
