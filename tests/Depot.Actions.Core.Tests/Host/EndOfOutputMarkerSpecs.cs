using System.Text;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class EndOfOutputMarkerSpecs
{
    private static readonly byte[] Mark = [4, .. "end"u8];

    [Theory]
    [InlineData("text|\u0004end", "text", true)]
    [InlineData("text\u0004end", "text", true)]
    [InlineData("text\u0004|e|nd", "text", true)]
    [InlineData("\u0004end", "", true)]
    [InlineData("\u0004end|more", "\u0004endmore", false)]
    [InlineData("\u0004end|\u0004end", "\u0004end", true)]
    [InlineData("a\u0004end more", "a\u0004end more", false)]
    [InlineData("a\u0004\u0004en|d", "a\u0004", true)]
    [InlineData("a\u0004en|x", "a\u0004enx", false)]
    [InlineData("a\u0004en|\u0004end", "a\u0004en", true)]
    [InlineData("a\u0004en", "a", false)]
    [InlineData("a\u0004ending", "a\u0004ending", false)]
    public void The_mark_counts_at_the_end_alone_and_is_no_output(string pieces, string output, bool isReached)
    {
        var (mark, passed) = (new EndOfOutputMarker(Mark), new StringBuilder());

        foreach (var piece in pieces.Split('|')) mark.Take(Encoding.UTF8.GetBytes(piece), part => passed.Append(Encoding.UTF8.GetString(part.Span)));

        passed.ToString().Should().Be(output);
        mark.IsReached.Should().Be(isReached);
    }

    [Fact]
    public void What_only_began_like_the_mark_is_output_after_all()
    {
        var (mark, passed) = (new EndOfOutputMarker(Mark), new StringBuilder());

        mark.Take(Encoding.UTF8.GetBytes("a\u0004en"), part => passed.Append(Encoding.UTF8.GetString(part.Span)));
        mark.Release(part => passed.Append(Encoding.UTF8.GetString(part.Span)));

        passed.ToString().Should().Be("a\u0004en");
    }
}
