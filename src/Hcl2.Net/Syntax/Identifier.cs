using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hcl2.Syntax;

/// <summary>Names: a letter or <c>_</c>, then letters, digits, marks, <c>_</c> and <c>-</c>, as Unicode Standard Annex 31 has them.</summary>
public static class Identifier
{
    private static readonly SearchValues<byte> AsciiPart =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Whether a string is a name.</summary>
    public static bool IsValid(string text)
    {
        var isFirst = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (isFirst ? !IsStart(rune) : !IsPart(rune)) return false;
            isFirst = false;
        }

        return !isFirst;
    }

    /// <summary>The length of the name at the start of a string; 0 when there is none.</summary>
    internal static int Length(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !TryDecode(text, out var first, out var length) || !IsStart(first)) return 0;

        while (true)
        {
            var ascii = text[length..].IndexOfAnyExcept(AsciiPart);
            if (ascii < 0) return text.Length;
            length += ascii;
            if (text[length] < 0x80 || !TryDecode(text[length..], out var rune, out var size) || !IsPart(rune)) return length;
            length += size;
        }
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, out Rune rune, out int length) =>
        Rune.DecodeFromUtf8(text, out rune, out length) == OperationStatus.Done;

    private static bool IsStart(Rune rune) => rune.IsAscii
        ? Rune.IsLetter(rune) || rune.Value == '_'
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
              or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
          ? rune.Value != 0x2E2F
          : rune.Value is 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C;

    private static bool IsPart(Rune rune) => rune.IsAscii
        ? AsciiPart.Contains((byte)rune.Value)
        : IsStart(rune)
          || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
              or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
          || rune.Value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA;
}
