using Hcl2.Unicode;

namespace Hcl2.Values;

/// <summary>The part of a string that stays as it is whatever is appended to it.</summary>
internal static class KnownPrefix
{
    /// <summary>UTF-8 bytes after which a longer prefix is of no more use.</summary>
    private const int MaximumBytes = 128;

    /// <summary>ASCII characters that nothing combines with often enough to matter: they end a word in strings for machines.</summary>
    private const string Delimiters = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";

    /// <summary>The text without its last grapheme cluster, with which what follows could join, unless that is a delimiter.</summary>
    public static string Of(string text)
    {
        var prefix = NormalizationC.Of(Cut(text));
        var last = 0;
        for (var at = 0; at < prefix.Length; at += Graphemes.FirstLength(prefix.AsSpan(at))) last = at;
        return prefix.Length - last == 1 && Delimiters.Contains(prefix[last]) ? prefix : prefix[..last];
    }

    private static string Cut(string text)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaximumBytes) return text[..length];
            length += rune.Utf16SequenceLength;
        }

        return text;
    }
}
