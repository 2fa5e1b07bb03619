using System.Text;
using Depot.Actions.Host;

namespace Depot.Actions.Tests.Host;

public class StopCommandsTrackerSpecs
{
    [Theory]
    [InlineData("", null)]
    [InlineData("text\n::stop-commands::a1\n", "a1")]
    [InlineData("::stop-commands::a1", null)]
    [InlineData("::stop-commands::a1\ntext\n::a1::\n", null)]
    [InlineData("::stop-commands::a1\n::stop-commands::b2\n::b2::\n", "a1")]
    [InlineData("::stop-commands::a1\n::a1::\n::stop-commands::b2\n", "b2")]
    [InlineData("text ::stop-commands::a1\n", null)]
    public void Commands_are_off_between_a_token_and_the_same_token(string output, string? token)
    {
        foreach (var size in new[] { 1, 7, 1000 })
        {
            var fence = new StopCommandsTracker();
            foreach (var piece in Encoding.UTF8.GetBytes(output).Chunk(size)) fence.Take(piece);

            fence.Token.Should().Be(token);
        }
    }

    [Fact]
    public void A_line_of_any_length_passes()
    {
        var fence = new StopCommandsTracker();

        fence.Take(new byte[1 << 20]);
        fence.Take("\n::stop-commands::a1\n"u8);

        fence.Token.Should().Be("a1");
    }
}
