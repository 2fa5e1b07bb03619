using System.Globalization;
using System.Text;

namespace Depot.Actions.Text;

/// <summary>Removes terminal codes from text for messages.</summary>
public static class AnsiText
{
    private const char Escape = '\u001B';

    /// <summary>
    /// The text without escape sequences, control characters and characters that hide or reverse text; tabs become spaces. Linear.
    /// </summary>
    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == Escape) at = EndOfSequence(text, at);
            else if (c == '\t') plain.Append(' ');
            else if (!IsUnseen(c)) plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>The same of an untrusted name: at most 300 characters of it.</summary>
    public static string Name(string text)
    {
        const int Longest = 300;
        return text.Length <= Longest ? Strip(text) : Strip(text[..Longest]) + "…";
    }

    // Format characters: bidirectional controls, joiners, the soft hyphen. In front of U+00AD there are none.
    private static bool IsUnseen(char c) => c < '\u00AD' ? char.IsControl(c)
        : char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // The end of a sequence, or the end of the text if the sequence is incomplete. ECMA-48: CSI runs to a byte from @ to ~; OSC to BEL or
    // ESC \; any other escape is two characters.
    private static int EndOfSequence(string text, int start)
    {
        if (start + 1 >= text.Length) return start;
        var at = start + 2;
        switch (text[start + 1])
        {
            case '[':
                while (at < text.Length && text[at] is < '@' or > '~') at++;
                return at;
            case ']':
                while (at < text.Length && text[at] is not ('\a' or Escape)) at++;
                return at < text.Length && text[at] == Escape ? at + 1 : at;
            default:
                return start + 1;
        }
    }
}
