using System.Globalization;
using Mark = YamlDotNet.Core.Mark;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Escapes of text in double quotes that Go's parser does not take, and ours would.</summary>
internal static class YamlEscapes
{
    /// <summary>Refuses half a character, such as <c>\uD83D</c>, also beside its other half.</summary>
    /// <param name="text">The whole stream.</param>
    /// <param name="start">Where the quotes begin.</param>
    /// <param name="end">The first character that is not looked at.</param>
    /// <exception cref="YamlException">There is one.</exception>
    public static void Check(string text, Mark start, long end)
    {
        var written = text.AsSpan((int)start.Index, (int)(end - start.Index));
        for (var at = 0; written[at..].IndexOf('\\') is var next and >= 0; at += 2)
        {
            at += next;
            if (!IsHalf(written[at..])) continue;

            var digits = (int)start.Index + at + 2;
            var line = (int)start.Line + written[..at].Count('\n');
            var column = digits - text.LastIndexOf('\n', digits);
            throw new YamlException(
                $"yaml: while scanning a quoted scalar at line {start.Line}, column {start.Column}: line {line}, column {column}: found invalid Unicode character escape code",
                line,
                column);
        }
    }

    private static bool IsHalf(ReadOnlySpan<char> escape) =>
        escape is ['\\', 'u', _, _, _, _, ..]
        && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && char.IsSurrogate((char)code);
}
