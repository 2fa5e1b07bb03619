using System.Globalization;

namespace Hcl2.Unicode;

/// <summary>Extended grapheme clusters: what a reader counts as one character.</summary>
public static class Graphemes
{
    /// <summary>The number of clusters in the text; <c>\r\n</c> is one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            text = text[FirstLength(text)..];
            count++;
        }

        return count;
    }

    /// <summary>Length of the first cluster in UTF-16 units; 0 only for the empty text.</summary>
    public static int FirstLength(ReadOnlySpan<char> text)
    {
        // Two neighbouring ASCII characters never join, but for \r\n.
        if (text.Length > 1 && text[0] < 0x80 && text[1] < 0x80) return text[0] == '\r' && text[1] == '\n' ? 2 : 1;
        return StringInfo.GetNextTextElementLength(text);
    }

    /// <summary>The first clusters of the text.</summary>
    /// <param name="text">Where to take them from.</param>
    /// <param name="count">How many; the whole text when it has fewer.</param>
    public static ReadOnlySpan<char> Take(ReadOnlySpan<char> text, int count)
    {
        var end = 0;
        for (; count > 0 && end < text.Length; count--) end += FirstLength(text[end..]);
        return text[..end];
    }
}
