using CsCheck;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class AnsiTextSpecs
{
    [Theory]
    [InlineData("a\tb", "a b")]
    [InlineData("a\u0000\u0007\u009bb\r", "ab")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[1;31;48;5;3mred", "red")]
    [InlineData("\u001b[@x", "x")]
    [InlineData("\u001b[~x", "x")]
    [InlineData("\u001b[?25hx", "x")]
    [InlineData("\u001b[1\u007fmx", "x")]
    [InlineData("\u001b]0;title\u001b", "")]
    [InlineData("\u001b[12", "")]
    [InlineData("\u001b[", "")]
    [InlineData("\u001b", "")]
    [InlineData("a\u001b", "a")]
    [InlineData("\u001bMx", "x")]
    [InlineData("\u001b]0;title\ax", "x")]
    [InlineData("\u001b]0;title\u001b\\x", "x")]
    [InlineData("\u001b]8;;http://x\atext\u001b]8;;\a", "text")]
    [InlineData("evil\u202Etxt\u2066.\u200Fexe\u00AD\u2028", "eviltxt.exe")]
    [InlineData("\u001b]0;never ends", "")]
    [InlineData("\u001b]0;ends in an escape\u001b", "")]
    [InlineData("\u001b]", "")]
    public void Sequences_and_control_characters_go_and_the_rest_stays(string text, string expected) => AnsiText.Strip(text).Should().Be(expected);

    [Fact]
    public void Nothing_is_left_that_a_terminal_would_act_on() =>
        Gen.String[Gen.Char["\u001b[]0;mA@~\a\\ \t\u009b"], 0, 30].Sample(text => AnsiText.Strip(text).Any(char.IsControl).Should().BeFalse());
}
