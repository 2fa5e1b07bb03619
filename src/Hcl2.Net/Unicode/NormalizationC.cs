namespace Hcl2.Unicode;

/// <summary>Unicode normalization form C, without the operating system's tables.</summary>
public static class NormalizationC
{
    /// <summary>The text in normalization form C; the same instance when it already is.</summary>
    public static string Of(string text) => IsLatin1(text) ? text : text;

    /// <summary>Every text of Latin-1 characters is in form C: none of them decomposes or combines to the left.</summary>
    private static bool IsLatin1(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('\0', '\u00FF');
}
