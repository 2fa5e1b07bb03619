using Depot.Bake.Compose;

namespace Depot.Bake.Tests.Compose;

public sealed class DotEnvSpecs
{
    // Recorded from Depot CLI 2.102.12.
    [Theory]
    [InlineData("A=1", "A=1")]
    [InlineData("A = 1", "A=1")]
    [InlineData("A=$B", "A=")]
    [InlineData("A='x'y", "A=x")]
    [InlineData("export A=1", "A=1")]
    [InlineData("=x", "")]
    [InlineData("A", "")]
    [InlineData("A=1\nB=2", "A=1 B=2")]
    [InlineData("A:1", "A=1")]
    [InlineData("A=\\$x", "A=\\")]
    [InlineData("A=\"\\$x\"", "A=$x")]
    [InlineData("A=\"a\\nb\\x\"", "A=a\nb\\x")]
    [InlineData("A=a\\nb", "A=a\\nb")]
    [InlineData("A=\"\\0101\"", "A=A")]
    [InlineData("1A=x", "1A=x")]
    [InlineData("A.b-c[0]=z", "A.b-c[0]=z")]
    [InlineData("A=x #c", "A=x")]
    [InlineData("A=x#c", "A=x#c")]
    [InlineData("A=\"x\" # c", "A=x")]
    [InlineData("A=\"q\"trail\nB=2", "A=q B=2")]
    [InlineData("#only", "")]
    [InlineData("", "")]
    [InlineData("é=1", "é=1")]
    [InlineData("A=`x`", "A=`x`")]
    [InlineData("  A=1", "A=1")]
    [InlineData("A=\n\nB=2", "A= B=2")]
    [InlineData("A=1\nA=2", "A=2")]
    [InlineData("export\tA=1", "A=1")]
    [InlineData("exportA=1", "exportA=1")]
    [InlineData("A=\"${NOPE:-dflt}\"", "A=dflt")]
    [InlineData("A= \"x\"", "A=x")]
    [InlineData("A='it\\'s'", "A=it's")]
    public void Variables_are_read(string file, string variables)
    {
        var values = Read(file);

        string.Join(' ', values.Where(pair => pair.Key.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
            .Should().Be(variables);
    }

    [Theory]
    [InlineData("A=\"x", "line 1: unterminated quoted value \"x")]
    [InlineData("A B=1", "line 1: key cannot contain a space")]
    [InlineData("\"A\"=1", "line 1: unexpected character \"\\\"\" in variable name \"\\\"A\\\"=1\"")]
    [InlineData("a;b=1", "line 1: unexpected character \";\" in variable name \"a;b=1\"")]
    [InlineData("\ufeffA=1", "line 1: unexpected character \"\\ufeff\" in variable name \"\\ufeffA=1\"")]
    [InlineData("A=${B", "Invalid template: \"${B\"")]
    [InlineData("A=\"a\nb\"\nC d=1", "line 3: key cannot contain a space")]
    [InlineData("A=1\nB C\n", "line 2: key cannot contain a space")]
    public void A_line_of_the_wrong_form_is_an_error(string file, string message)
    {
        var read = () => Read(file);

        read.Should().Throw<FormatException>().WithMessage(message);
    }

    private static Dictionary<string, string> Read(string file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        DotEnv.Read(file, values, static _ => null, static _ => { }, new());
        return values;
    }
}
