using System.Text;
using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Tests.Text;

public class UntrustedJsonSpecs
{
    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("{\"a\": \"\\udc00 x\"}")]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{\"a\": [{\"b\": [1, \"\\ud800\"]}]}")]
    public void Half_of_a_character_is_an_error_wherever_it_stands(string json)
    {
        var act = () => UntrustedJson.Parse(json);

        act.Should().Throw<JsonException>().WithMessage("a string in it has bytes or escapes that are no text").WithInnerException<InvalidOperationException>();
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_an_error()
    {
        var act = () => UntrustedJson.Parse(new byte[] { (byte)'[', (byte)'"', 0xC3, (byte)'"', (byte)']' });

        act.Should().Throw<JsonException>();
    }

    [Fact]
    public void What_is_text_can_be_read()
    {
        using var document = UntrustedJson.Parse(Encoding.UTF8.GetBytes("""{"é": ["\ud83d\ude00", 1, null, true]}"""));

        document.RootElement.GetProperty("é")[0].GetString().Should().Be("\U0001F600");
    }
}
