using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Tests.Text;

public class SourceTextSpecs
{
    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("\tb", 1, 1, 2)]
    [InlineData("éb", 2, 1, 2)]
    [InlineData("e\u0301b", 3, 1, 2)]
    [InlineData("👨‍👩‍👧b", 18, 1, 2)]
    [InlineData("\uFEFFab", 4, 1, 2)]
    [InlineData("\uFEFFab", 3, 1, 1)]
    public void A_byte_has_a_line_and_a_column_of_what_readers_count(string text, int offset, int line, int column) =>
        SourceText.From("x", text).Locate(offset).Should().Be(new SourcePosition(offset, line, column));

    [Fact]
    public void A_text_inside_another_goes_on_from_its_place()
    {
        var text = SourceText.From("x", "ab\nc", new(100, 7, 9));

        text.Locate(1).Should().Be(new SourcePosition(101, 7, 10));
        text.Locate(3).Should().Be(new SourcePosition(103, 8, 1));
    }

    [Fact]
    public void A_byte_in_a_long_line_has_the_column_that_counting_from_its_start_gives()
    {
        byte[][] parts = [.. new[] { "a", "bc ", "é", "e\u0301", "👨‍👩‍👧", "🇩🇪🇫🇷", "\r", "ạ\u0323", "한", new string('y', 300) }.Select(Encoding.UTF8.GetBytes), [0xE2, 0x82], [0xFF], [0x80]];
        var random = new Random(1);
        for (var round = 0; round < 4; round++)
        {
            byte[] line = [.. Enumerable.Range(0, 700).SelectMany(_ => parts[random.Next(parts.Length)])];
            byte[] bytes = [.. round % 2 == 0 ? "\uFEFF"u8 : "x\n"u8, .. line, .. "\r\nend"u8];
            var text = new SourceText("x", bytes);
            var start = round % 2 == 0 ? 3 : 2;

            for (var offset = start; offset < start + line.Length; offset++)
            {
                var before = Encoding.UTF8.GetString(bytes, start, offset - start);
                text.Locate(offset).Column.Should().Be(Graphemes.Count(before) + 1, "that is what {0} bytes are", offset - start);
            }
        }
    }

    [Fact(Timeout = ProcessorTime.Hang)]
    public Task Many_places_in_a_long_line_are_found_soon()
    {
        foreach (var letter in new[] { "a", "é" })
        {
            var text = SourceText.From("x", string.Concat(Enumerable.Repeat(letter, 2_000_000 / letter.Length)));

            ProcessorTime.Of(() =>
            {
                for (var offset = 0; offset < text.Length; offset += 10) text.Locate(offset);
            }).TotalSeconds.Should().BeLessThan(3);
        }

        return Task.CompletedTask;
    }

    [Fact]
    public void A_line_is_given_without_its_ending()
    {
        var text = new SourceText("x", Encoding.UTF8.GetBytes("ab\r\ncd\n"));

        Enumerable.Range(1, 4).Select(text.Line).Should().Equal("ab", "cd", "", "");
    }

    [Theory]
    [InlineData(1, 1, 1, 4, "f:1,1-4")]
    [InlineData(1, 5, 3, 2, "f:1,5-3,2")]
    public void A_range_is_written_as_messages_have_it(int line, int column, int endLine, int endColumn, string text) =>
        new SourceSpan("f", new(0, line, column), new(9, endLine, endColumn)).ToString().Should().Be(text);

    [Fact]
    public void Ranges_can_be_compared_and_joined()
    {
        var one = new TextSpan(2, 5);

        TextSpan.Over(one, new(7, 9)).Should().Be(new TextSpan(2, 9));
        TextSpan.Between(one, new(7, 9)).Should().Be(new TextSpan(5, 7));
        one.Overlaps(new(4, 9)).Should().BeTrue();
        one.Overlaps(new(5, 9)).Should().BeFalse();
        one.Contains(2).Should().BeTrue();
        one.Contains(5).Should().BeFalse();
    }
}
