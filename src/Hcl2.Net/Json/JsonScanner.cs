using System.Buffers;
using System.Text;
using Hcl2.Unicode;

namespace Hcl2.Json;

/// <summary>Cuts JSON into tokens, one at a time. Lax on purpose: what a person may have meant as one token is one token.</summary>
/// <remarks>
/// Columns count as the original does for JSON: a tab is two, a carriage return between tokens is none, inside a string a
/// column is a grapheme cluster (hcl v2.23.0, json/scanner.go). So places are kept here and not computed from offsets.
/// </remarks>
internal sealed class JsonScanner(SourceText source)
{
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.eE0123456789"u8);
    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"u8);

    private int _at;
    private int _line = source.Origin.Line;
    private int _column = source.Origin.Column;
    private bool _ended;

    private SourcePosition Here => new(source.Origin.Offset + _at, _line, _column);

    /// <summary>The next token; <see cref="JsonTokenKind.End"/> for ever after the last one, and after the first invalid byte.</summary>
    public JsonToken Next()
    {
        var bytes = source.Bytes;
        if (!_ended) SkipBlanks(bytes);
        var start = Here;
        var from = _at;
        if (_ended || _at == bytes.Length) return new(JsonTokenKind.End, new(_at, _at), new(source.File, start, start));

        var kind = Kind(bytes[_at]);
        if (kind == JsonTokenKind.Text) SkipString(bytes);
        else Skip(Length(kind, bytes[_at..]));
        _ended = kind == JsonTokenKind.Invalid;
        return new(kind, new(from, _at), new(source.File, start, Here));
    }

    private static JsonTokenKind Kind(byte first) => first switch
    {
        (byte)'{' => JsonTokenKind.OpenBrace,
        (byte)'}' => JsonTokenKind.CloseBrace,
        (byte)'[' => JsonTokenKind.OpenBracket,
        (byte)']' => JsonTokenKind.CloseBracket,
        (byte)',' => JsonTokenKind.Comma,
        (byte)':' => JsonTokenKind.Colon,
        (byte)'=' => JsonTokenKind.Equals,
        (byte)'"' => JsonTokenKind.Text,
        (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'0' and <= (byte)'9') => JsonTokenKind.Number,
        (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') => JsonTokenKind.Keyword,
        _ => JsonTokenKind.Invalid,
    };

    private static int Length(JsonTokenKind kind, ReadOnlySpan<byte> rest)
    {
        var end = kind switch
        {
            JsonTokenKind.Number => rest.IndexOfAnyExcept(NumberBytes),
            JsonTokenKind.Keyword => rest.IndexOfAnyExcept(WordBytes),
            _ => 1,
        };
        return end < 0 ? rest.Length : end;
    }

    private void Skip(int bytes)
    {
        _at += bytes;
        _column += bytes;
    }

    private void SkipBlanks(ReadOnlySpan<byte> bytes)
    {
        for (; _at < bytes.Length; _at++)
        {
            switch (bytes[_at])
            {
                case (byte)' ':
                    _column++;
                    break;
                case (byte)'\t':
                    _column += 2;
                    break;
                case (byte)'\n':
                    _line++;
                    _column = 1;
                    break;
                case (byte)'\r':
                    break;
                default:
                    return;
            }
        }
    }

    // Ends after the closing quote, or before the first control character: a string never runs into the next line.
    private void SkipString(ReadOnlySpan<byte> bytes)
    {
        Skip(1);
        while (_at < bytes.Length && bytes[_at] >= 0x20)
        {
            if (bytes[_at] == (byte)'"')
            {
                Skip(1);
                return;
            }

            if (bytes[_at] == (byte)'\\' && _at + 1 < bytes.Length && bytes[_at + 1] is (byte)'"' or (byte)'\\') Skip(1);
            SkipClusters(bytes[_at..]);
        }
    }

    // A run of ASCII without quote or escape is as many columns as bytes; everything else is counted in clusters.
    private void SkipClusters(ReadOnlySpan<byte> rest)
    {
        var run = 1;
        while (run < rest.Length && rest[run] is >= 0x20 and < 0x80 and not (byte)'"' and not (byte)'\\') run++;
        var ascii = rest[0] < 0x80;
        if (ascii && (run == rest.Length || rest[run] < 0x80))
        {
            Skip(run);
            return;
        }

        if (ascii && run > 1)
        {
            Skip(run - 1);
            return;
        }

        _at += ClusterLength(rest);
        _column++;
    }

    private static int ClusterLength(ReadOnlySpan<byte> rest)
    {
        // A cluster has no upper bound, but one that matters fits in here; a longer one counts as several columns.
        Span<char> cluster = stackalloc char[64];
        var end = rest.IndexOfAnyInRange<byte>(0, 0x1F);
        if (end >= 0) rest = rest[..end];
        var (length, written) = (0, 0);
        while (length < rest.Length && written < cluster.Length - 2)
        {
            // An invalid byte reads as U+FFFD, which would be three.
            Rune.DecodeFromUtf8(rest[length..], out var rune, out var consumed);
            var next = written + rune.EncodeToUtf16(cluster[written..]);
            if (Graphemes.FirstLength(cluster[..next]) < next) break;
            (length, written) = (length + consumed, next);
        }

        return length;
    }
}
