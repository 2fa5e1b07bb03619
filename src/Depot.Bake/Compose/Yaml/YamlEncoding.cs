using System.Globalization;
using System.Text;

namespace Depot.Bake.Compose.Yaml;

/// <summary>The characters of a file: UTF-8, or UTF-16 with a byte order mark.</summary>
/// <param name="Text">The characters that can be read.</param>
/// <param name="Fault">What is wrong with the bytes behind the text; null when there are none.</param>
internal sealed record YamlEncoding(string Text, YamlException? Fault)
{
    // Go's library decodes as many bytes at a time. An error applies to the characters before it in its block, too.
    private const int Portion = 512;

    /// <summary>Decodes a file.</summary>
    public static YamlEncoding Decode(ReadOnlySpan<byte> bytes)
    {
        var (mark, isWide, isBigEndian) = bytes switch
        {
            [0xFF, 0xFE, ..] => (2, true, false),
            [0xFE, 0xFF, ..] => (2, true, true),
            [0xEF, 0xBB, 0xBF, ..] => (3, false, false),
            _ => (0, false, false),
        };
        var text = new StringBuilder(bytes.Length);
        var (end, readable) = (Portion, 0);
        for (var offset = mark; offset < bytes.Length;)
        {
            var width = isWide ? 2 : Width(bytes[offset]);
            if (offset + width > Math.Min(end, bytes.Length)) (end, readable) = (offset + Portion, text.Length);

            var read = isWide ? Wide(bytes[offset..], isBigEndian) : Narrow(bytes[offset..], width);
            if (read.Problem is null && !IsAllowed(read.Value)) read = new(0, 0, "control characters are not allowed");
            if (read.Problem is not null)
            {
                var place = (offset + read.Width).ToString(CultureInfo.InvariantCulture);
                return new(text.ToString(0, readable), new($"yaml: offset {place}: {read.Problem}", bytes[..offset].Count((byte)'\n') + 1));
            }

            Append(text, read.Value);
            offset += read.Width;
        }

        return new(text.ToString(), null);
    }

    private static int Width(byte first) => first switch
    {
        < 0x80 => 1,
        >= 0xC0 and < 0xE0 => 2,
        >= 0xE0 and < 0xF0 => 3,
        >= 0xF0 and < 0xF8 => 4,
        _ => 0,
    };

    private static Character Narrow(ReadOnlySpan<byte> bytes, int width)
    {
        if (width == 1) return new(bytes[0], 1);
        if (width == 0) return new(0, 0, "invalid leading UTF-8 octet");
        if (width > bytes.Length) return new(0, 0, "incomplete UTF-8 octet sequence");

        var value = bytes[0] & (0x7F >> width);
        for (var i = 1; i < width; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80) return new(0, i, "invalid trailing UTF-8 octet");
            value = (value << 6) + (bytes[i] & 0x3F);
        }

        if (value < (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000)) return new(0, 0, "invalid length of a UTF-8 sequence");
        return Rune.IsValid(value) ? new(value, width) : new(0, 0, "invalid Unicode character");
    }

    private static Character Wide(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        if (bytes.Length < 2) return new(0, 0, "incomplete UTF-16 character");

        var first = Unit(bytes, isBigEndian);
        if (char.IsLowSurrogate(first)) return new(0, 0, "unexpected low surrogate area");
        if (!char.IsHighSurrogate(first)) return new(first, 2);
        if (bytes.Length < 4) return new(0, 0, "incomplete UTF-16 surrogate pair");

        var second = Unit(bytes[2..], isBigEndian);
        return char.IsLowSurrogate(second) ? new(char.ConvertToUtf32(first, second), 4) : new(0, 2, "expected low surrogate area");
    }

    private static char Unit(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        (char)(isBigEndian ? (bytes[0] << 8) + bytes[1] : (bytes[1] << 8) + bytes[0]);

    private static bool IsAllowed(int value) => value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF);

    private static void Append(StringBuilder text, int value)
    {
        if (value <= char.MaxValue) text.Append((char)value);
        else text.Append(char.ConvertFromUtf32(value));
    }

    // The character and its bytes; or what is wrong, and how many bytes further.
    private readonly record struct Character(int Value, int Width, string? Problem = null);
}
