using Depot.Actions.Runner;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class ShownTextSpecs
{
    [Theory]
    [InlineData("plain\ntwo lines", "plain\ntwo lines")]
    [InlineData("a\u001b[31mred\u001b[0m\ab", "aredb")]
    [InlineData("evil\u202Etxt.exe\u2066\u200F", "eviltxt.exe")]
    [InlineData("a\u2028b\tc", "ab c")]
    [InlineData("said TOKEN=abc and went", "said TOKEN=*** and went")]
    public void An_annotation_has_no_terminal_codes_no_bidirectional_text_and_no_secret(string text, string shown) => ShownText.Of(text).Should().Be(shown);

    [Fact]
    public void An_annotation_of_thirty_megabytes_is_cut()
    {
        using var stream = new MemoryStream();
        using (var log = new StepLog(stream))
        {
            log.Error(new string('x', 30 << 20));
            stream.Length.Should().BeLessThan(ShownText.Longest + 100);
        }
    }
}
