using ActionsRunner.Commands;
using CsCheck;

namespace ActionsRunner.Tests.Commands;

public class KeyValueFileSpecs
{
    [Fact]
    public void Both_forms_are_read_in_order()
    {
        var text = "\uFEFFa=1=2\n\nb<<EOF\nline 1\n\n line=2\nEOF\nc<<X\nX\nd=<<E\ne<<=\nv\n=";

        KeyValueFile.Read(text).Select(pair => (pair.Key, pair.Value)).Should().Equal(("a", "1=2"), ("b", "line 1\n\n line=2"), ("c", ""), ("d", "<<E"), ("e", "v"));
    }

    [Fact]
    public void A_carriage_return_belongs_to_the_value() =>
        KeyValueFile.Read("a=1\r\nb<<E\r\nx\r\nE\r\n").Select(pair => (pair.Key, pair.Value)).Should().Equal(("a", "1\r"), ("b", "x\r"));

    [Theory]
    [InlineData("nonsense", "Invalid format 'nonsense'")]
    [InlineData("<<E\nx\nE", "Invalid format '<<E'. Name must not be empty and delimiter must not be empty")]
    [InlineData("a<<\nx", "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty")]
    [InlineData("a<<E\nx\n", "Invalid value. Matching delimiter not found 'E'")]
    [InlineData("a<<E\nx", "Invalid value. EOF marker missing new line.")]
    public void What_breaks_the_format_is_an_error(string text, string message)
    {
        var act = () => KeyValueFile.Read(text);

        act.Should().Throw<FileCommandException>().WithMessage(message);
    }

    [Fact] // property
    public void Any_value_survives_a_heredoc_with_a_delimiter_it_does_not_hold() => Gen.String.Where(value => !value.Contains("DELIMITER")).Sample(value =>
        KeyValueFile.Read($"name<<DELIMITER\n{value}\nDELIMITER\n").Single().Value.Should().Be(value));
}
