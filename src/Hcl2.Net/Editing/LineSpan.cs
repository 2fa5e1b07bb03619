using Hcl2.Text;

namespace Hcl2.Editing;

/// <summary>Whole lines.</summary>
internal static class LineSpan
{
    /// <summary>The first byte of the line that a byte is in.</summary>
    public static int StartOfLine(SourceText source, int offset) => source.Bytes[..offset].LastIndexOf((byte)'\n') + 1;

    /// <summary>The lines of an item: from its line comments above to the end of its last line. Only the item where something else is beside it.</summary>
    public static TextSpan Around(SourceText source, TextSpan item)
    {
        var start = StartOfLine(source, item.Start);
        if (!IsBlank(source.Slice(new(start, item.Start)))) return item;

        var newline = source.Bytes[item.End..].IndexOf((byte)'\n');
        var end = newline < 0 ? source.Length : item.End + newline + 1;
        var behind = source.Slice(new(item.End, end)).TrimStart(" \t\r\n"u8);
        if (!behind.IsEmpty && !IsLineComment(behind)) return item;

        while (start > 0)
        {
            var above = StartOfLine(source, start - 1);
            if (!IsLineComment(source.Slice(new(above, start)).TrimStart(" \t"u8))) break;
            start = above;
        }

        return new(start, end);
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept((byte)' ', (byte)'\t');

    private static bool IsLineComment(ReadOnlySpan<byte> text) => text.StartsWith("#"u8) || text.StartsWith("//"u8);
}
