using System.Text;

namespace Hcl2.Unicode;

/// <summary>Upper, lower and title case, one character to one: <c>ß</c> stays as it is.</summary>
internal static class LetterCase
{
    public static string Upper(string text) => Map(text, Upper);

    public static string Lower(string text) => Map(text, Lower);

    /// <summary>The first letter after anything that is no letter, digit or underscore becomes title case; the others stay.</summary>
    public static string Title(string text)
    {
        var previous = new Rune(' ');
        return Map(text, rune =>
        {
            var isFirst = IsSeparator(previous);
            previous = rune;
            return isFirst ? Title(rune) : rune;
        });
    }

    // Invariant casing leaves the two Turkish letters and the long s alone; the Unicode database does not.
    public static Rune Upper(Rune rune) => rune.Value switch
    {
        0x131 => new('I'),
        0x17F => new('S'),
        _ => Rune.ToUpperInvariant(rune),
    };

    public static Rune Lower(Rune rune) => rune.Value == 0x130 ? new('i') : Rune.ToLowerInvariant(rune);

    /// <summary>Differs from upper case for the four Croatian and Latin digraphs, and for Georgian, which has no title case.</summary>
    private static Rune Title(Rune rune) => rune.Value switch
    {
        >= 0x1C4 and <= 0x1C6 => new(0x1C5),
        >= 0x1C7 and <= 0x1C9 => new(0x1C8),
        >= 0x1CA and <= 0x1CC => new(0x1CB),
        >= 0x1F1 and <= 0x1F3 => new(0x1F2),
        (>= 0x10D0 and <= 0x10FA) or (>= 0x10FD and <= 0x10FF) => rune,
        _ => Upper(rune),
    };

    private static bool IsSeparator(Rune rune)
    {
        if (rune.IsAscii) return !Rune.IsLetterOrDigit(rune) && rune.Value != '_';
        return !Rune.IsLetter(rune) && !Rune.IsDigit(rune) && Rune.IsWhiteSpace(rune);
    }

    private static string Map(string text, Func<Rune, Rune> map)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) mapped.Append(map(rune).ToString());
        return mapped.ToString();
    }
}
