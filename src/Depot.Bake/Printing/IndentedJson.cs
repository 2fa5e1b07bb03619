using System.Buffers;
using System.Text.Unicode;

namespace Depot.Bake.Printing;

/// <summary>JSON as Go's <c>json.MarshalIndent</c> writes it: two spaces, <c>&lt; &gt; &amp;</c> and line separators escaped.</summary>
internal sealed class IndentedJson(StreamBuffer output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\<>&\u2028\u2029");

    private const int LengthOfUnit = 6;

    private int _depth;
    private bool _isFirst = true;

    public void StartObject() => Start("{"u8);

    public void EndObject() => End("}"u8);

    public void StartArray() => Start("["u8);

    public void EndArray() => End("]"u8);

    /// <summary>The key of the next value of an object.</summary>
    public void Key(string key)
    {
        Item();
        Quoted(key);
        Raw(": "u8);
    }

    /// <summary>Starts the next value of an array.</summary>
    public void Item()
    {
        if (!_isFirst) Raw(","u8);
        NewLine();
        _isFirst = false;
    }

    public void Text(string text) => Quoted(text);

    public void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Start(ReadOnlySpan<byte> bracket)
    {
        Raw(bracket);
        _depth++;
        _isFirst = true;
    }

    private void End(ReadOnlySpan<byte> bracket)
    {
        _depth--;
        if (!_isFirst) NewLine();
        Raw(bracket);
        _isFirst = false;
    }

    private void NewLine()
    {
        var line = output.GetSpan(1 + (2 * _depth));
        line[0] = (byte)'\n';
        line.Slice(1, 2 * _depth).Fill((byte)' ');
        output.Advance(1 + (2 * _depth));
    }

    private void Quoted(string text)
    {
        Raw("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is var next and >= 0)
        {
            Plain(rest[..next]);
            Escaped(rest[next]);
            rest = rest[(next + 1)..];
        }

        Plain(rest);
        Raw("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var part = text[..Math.Min(text.Length, 4096)];
            var buffer = output.GetSpan(part.Length * 3);
            Utf8.FromUtf16(part, buffer, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: part.Length == text.Length);
            output.Advance(written);
            text = text[read..];
            if (read > 0 || part.Length == 0) continue;

            // Half of a surrogate pair.
            Raw("\\ufffd"u8);
            text = text[1..];
        }
    }

    private void Escaped(char special)
    {
        switch (special)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\b':
                Raw("\\b"u8);
                break;
            case '\f':
                Raw("\\f"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Utf8.TryWrite(output.GetSpan(LengthOfUnit), $"\\u{(int)special:x4}", out var written);
                output.Advance(written);
                break;
        }
    }
}
