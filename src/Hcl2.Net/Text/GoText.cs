using System.Globalization;
using System.Text;

namespace Hcl2.Text;

/// <summary>Text in messages, quoted as users of HCL see it.</summary>
internal static class GoText
{
    /// <summary>In double quotes; control and unassigned characters, quotes and backslashes escaped.</summary>
    public static string Quote(string text) => Quoted(text, '"');

    /// <summary>In double quotes, with all that is not printable ASCII as its UTF-8 bytes.</summary>
    public static string QuoteBytes(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (octet is (byte)'"' or (byte)'\\') quoted.Append('\\').Append((char)octet);
            else if (octet is >= 0x80 or < 0x20) quoted.Append(CultureInfo.InvariantCulture, $"\\x{octet:x2}");
            else quoted.Append((char)octet);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>One character in single quotes.</summary>
    public static string Quote(Rune character) => Quoted(character.ToString(), '\'');

    private static string Quoted(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var rune in text.EnumerateRunes()) Append(quoted, rune, quote);
        return quoted.Append(quote).ToString();
    }

    private static void Append(StringBuilder quoted, Rune rune, char quote)
    {
        if (rune.Value == quote || rune.Value == '\\') quoted.Append('\\').Append((char)rune.Value);
        else if (rune.Value is >= 7 and <= 13) quoted.Append('\\').Append("abtnvfr"[rune.Value - 7]);
        else if (rune.Value < ' ' || rune.Value == 0x7F) quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        else if (IsPrintable(rune)) quoted.Append(rune.ToString());
        else if (rune.Value < 0x10000) quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        else quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
    }

    /// <summary>Letters, marks, numbers, punctuation, symbols, and of all spaces the ASCII one.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
