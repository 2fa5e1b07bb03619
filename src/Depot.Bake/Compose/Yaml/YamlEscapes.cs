using System.Globalization;
using YamlDotNet.Core.Events;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Escapes of text in double quotes that Go's parser does not take, and ours would.</summary>
internal static class YamlEscapes
{
    /// <summary>Refuses half a character, such as <c>\uD83D</c>, also beside its other half.</summary>
    /// <exception cref="YamlException">There is one.</exception>
    public static void Check(string text, Scalar quoted)
    {
        var written = text.AsSpan((int)quoted.Start.Index, (int)(quoted.End.Index - quoted.Start.Index));
        for (var at = 0; written[at..].IndexOf('\\') is var next and >= 0; at += 2)
        {
            at += next;
            if (!IsHalf(written[at..])) continue;

            var digits = (int)quoted.Start.Index + at + 2;
            var line = (int)quoted.Start.Line + written[..at].Count('\n');
            var column = digits - text.LastIndexOf('\n', digits);
            throw new YamlException(
                $"yaml: while scanning a quoted scalar at line {quoted.Start.Line}, column {quoted.Start.Column}: line {line}, column {column}: found invalid Unicode character escape code",
                line,
                column);
        }
    }

    private static bool IsHalf(ReadOnlySpan<char> escape) =>
        escape is ['\\', 'u', _, _, _, _, ..]
        && ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && char.IsSurrogate((char)code);
}
