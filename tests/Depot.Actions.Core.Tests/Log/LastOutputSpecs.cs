using System.Text;
using Depot.Actions.Log;

namespace Depot.Actions.Tests.Log;

public class LastOutputSpecs
{
    [Fact]
    public void The_last_twenty_lines_are_kept_whichever_steps_they_are_of()
    {
        var output = new LastOutput();
        for (var line = 1; line <= 47; line++) output.Add(line % 2, Encoding.UTF8.GetBytes($"line {line}"));

        output.Of(1).Should().Equal(Enumerable.Range(28, 20).Where(line => line % 2 == 1).Select(line => $"line {line}"));
        output.Of(0).Should().Equal(Enumerable.Range(28, 20).Where(line => line % 2 == 0).Select(line => $"line {line}"));
        output.Of(2).Should().BeEmpty();
    }

    [Fact]
    public void Exactly_twenty_lines_fit()
    {
        var output = new LastOutput();
        for (var line = 1; line <= 20; line++) output.Add(3, Encoding.UTF8.GetBytes($"line {line}"));

        output.Of(3).Should().HaveCount(20).And.StartWith("line 1").And.EndWith("line 20");
    }

    [Theory]
    [InlineData(399, 399)]
    [InlineData(400, 400)]
    [InlineData(401, 400)]
    [InlineData(200_000, 400)]
    public void Of_a_long_line_four_hundred_bytes_are_kept_and_the_next_one_is_whole(int length, int kept)
    {
        var output = new LastOutput();
        output.Add(1, Encoding.UTF8.GetBytes(new string('x', length)));
        output.Add(1, "after"u8);

        output.Of(1).Should().Equal(new string('x', kept), "after");
    }

    [Fact]
    public void Blank_lines_are_left_out()
    {
        var output = new LastOutput();
        foreach (var line in new[] { "a", "", "  ", "\u001b[0m", "b" }) output.Add(1, Encoding.UTF8.GetBytes(line));

        output.Of(1).Should().Equal("a", "b");
    }

    [Fact]
    public void Cleared_it_begins_anew()
    {
        var output = new LastOutput();
        for (var line = 1; line <= 13; line++) output.Add(1, "old"u8);
        output.Clear();
        for (var line = 1; line <= 3; line++) output.Add(1, Encoding.UTF8.GetBytes($"new {line}"));

        output.Of(1).Should().Equal("new 1", "new 2", "new 3");
    }

    [Theory]
    [InlineData("b has failed", "a: error", "b has failed", "c")]
    [InlineData("a: ERROR", "a: ERROR", "b", "c")]
    [InlineData("c", "a", "b", "c")]
    [InlineData("npm ERR! code E404 not found", "npm ERR! code E404 not found", "npm error A complete log of this run can be found in: /x.log")]
    [InlineData("x.ts(1,1): error TS1005", "x.ts(1,1): error TS1005", "error Command failed with exit code 2.")]
    public void The_line_that_says_most_is_the_last_that_speaks_of_an_error(string expected, params string[] lines) =>
        LastOutput.Telling(lines).Should().Be(expected);

    [Theory]
    [InlineData("fatal")]
    [InlineData("panic")]
    [InlineData("exception")]
    [InlineData("not found")]
    [InlineData("no such")]
    [InlineData("denied")]
    [InlineData("cannot")]
    [InlineData("can't")]
    [InlineData("unable")]
    [InlineData("undefined")]
    [InlineData("invalid")]
    [InlineData("missing")]
    [InlineData("refused")]
    public void These_words_speak_of_an_error(string word) => LastOutput.Telling([$"it is {word} here", "make: leaving"]).Should().Be($"it is {word} here");

    [Fact]
    public void Without_lines_nothing_is_said() => LastOutput.Telling([]).Should().BeNull();
}
