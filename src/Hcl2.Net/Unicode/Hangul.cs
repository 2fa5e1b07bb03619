namespace Hcl2.Unicode;

/// <summary>Composition of Hangul syllables by arithmetic, as chapter 3.12 of the Unicode Standard gives it.</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leading = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trailing = 0x11A7;
    private const int LeadingCount = 19;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;
    private const int PerLeading = VowelCount * TrailingCount;

    /// <summary>Adds the two or three letters of a syllable; false when the character is none.</summary>
    public static bool TryDecompose(int point, List<int> points)
    {
        var index = point - Syllables;
        if (index is < 0 or >= LeadingCount * PerLeading) return false;

        points.Add(Leading + (index / PerLeading));
        points.Add(Vowels + (index % PerLeading / TrailingCount));
        if (index % TrailingCount != 0) points.Add(Trailing + (index % TrailingCount));
        return true;
    }

    /// <summary>The syllable of leading letter and vowel, or of a syllable without trailing letter and one; null when they make none.</summary>
    public static int? Compose(int first, int second)
    {
        var (leading, vowel) = (first - Leading, second - Vowels);
        if (leading is >= 0 and < LeadingCount && vowel is >= 0 and < VowelCount)
            return Syllables + (leading * PerLeading) + (vowel * TrailingCount);

        var (syllable, trailing) = (first - Syllables, second - Trailing);
        var isOpen = syllable is >= 0 and < LeadingCount * PerLeading && syllable % TrailingCount == 0;
        return isOpen && trailing is > 0 and < TrailingCount ? first + trailing : null;
    }
}
