using System.Globalization;
using System.Text;
using Hcl2.Text;

namespace Hcl2.Json;

internal sealed partial class JsonParser
{
    private static readonly string[] Keywords = ["false", "true", "null"];

    private JsonLiteral? Keyword(JsonToken token)
    {
        var word = _source.Text(token.Bytes);
        return word switch
        {
            "true" => new(HclValue.True, token.Place),
            "false" => new(HclValue.False, token.Place),
            "null" => new(HclValue.NullDynamic, token.Place),
            "undefined" or "NaN" or "Infinity" => Failed<JsonLiteral>(JsonDiagnostics.JavaScriptKeyword(word, token.Place)),
            _ => Failed<JsonLiteral>(JsonDiagnostics.InvalidKeyword(word, Suggestion.For(word, Keywords), token.Place)),
        };
    }

    private JsonLiteral? Number(JsonToken token)
    {
        var text = _source.Text(token.Bytes);
        return IsNumber(text) && HclNumber.TryParse(text, out var number)
            ? new(HclValue.Number(number), token.Place)
            : Failed<JsonLiteral>(JsonDiagnostics.InvalidNumber(token.Place));
    }

    // RFC 8259, section 6. HclNumber alone would take more, such as +1 and 1. .
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text is ['-', ..]) text = text[1..];
        if (text is ['0', ..]) text = text[1..];
        else if (!Digits(ref text)) return false;
        if (text is ['.', .. var fraction])
        {
            text = fraction;
            if (!Digits(ref text)) return false;
        }

        if (text is ['e' or 'E', .. var exponent])
        {
            text = exponent is ['+' or '-', .. var magnitude] ? magnitude : exponent;
            if (!Digits(ref text)) return false;
        }

        return text.IsEmpty;
    }

    private static bool Digits(ref ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        if (count < 0) count = text.Length;
        text = text[count..];
        return count > 0;
    }

    private JsonText? Text(JsonToken token)
    {
        var bytes = _source.Slice(token.Bytes);
        var text = Unescaped(bytes, out var wrong);
        return text is not null ? new(text, token.Place) : Failed<JsonText>(JsonDiagnostics.InvalidString(After(token.Place, wrong), token.Place));
    }

    // The original points behind the byte at fault and takes bytes for columns. Where the text ends there, no byte is pointed at.
    private static SourceSpan After(SourceSpan token, int bytes)
    {
        var start = token.Start with { Offset = token.Start.Offset + bytes, Column = token.Start.Column + bytes };
        return token with { Start = start, End = new(Math.Min(start.Offset + 1, token.End.Offset), start.Line, start.Column + 1) };
    }

    /// <summary>The text of a string token; null when it is not well-formed.</summary>
    /// <param name="token">From quote to quote.</param>
    /// <param name="wrong">Then: how many bytes were read, the one at fault included.</param>
    private static string? Unescaped(ReadOnlySpan<byte> token, out int wrong)
    {
        var text = new StringBuilder(token.Length);
        for (var at = 1; at < token.Length;)
        {
            var run = token[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (run < 0) break;
            text.Append(Encoding.UTF8.GetString(token.Slice(at, run)));
            at += run;
            wrong = at + 1;
            if (token[at] == (byte)'"') return Repaired(text);
            if (!Escape(token[at..], text, out var read))
            {
                wrong = at + read;
                return null;
            }

            at += read;
        }

        wrong = token.Length;
        return null;
    }

    private static bool Escape(ReadOnlySpan<byte> rest, StringBuilder text, out int read)
    {
        read = Math.Min(2, rest.Length);
        if (rest is [_, (byte)'u', ..]) return UnicodeEscape(rest, text, out read);
        char? meaning = rest.Length < 2 ? null : rest[1] switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)rest[1],
            _ => null,
        };
        text.Append(meaning);
        return meaning is not null;
    }

    private static bool UnicodeEscape(ReadOnlySpan<byte> rest, StringBuilder text, out int read)
    {
        for (read = 2; read < 6; read++)
        {
            if (read < rest.Length && char.IsAsciiHexDigit((char)rest[read])) continue;
            read = Math.Min(read + 1, rest.Length);
            return false;
        }

        text.Append((char)ushort.Parse(rest[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    // Half a surrogate pair is no character.
    private static string Repaired(StringBuilder text)
    {
        var joined = text.ToString();
        var bad = joined.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return bad < 0 ? joined : string.Concat(joined.EnumerateRunes().Select(static rune => rune.ToString()));
    }
}
