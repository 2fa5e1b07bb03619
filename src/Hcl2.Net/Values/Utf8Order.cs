namespace Hcl2.Values;

/// <summary>Orders strings by their UTF-8 bytes, which is the order of their code points.</summary>
/// <remarks>
/// UTF-16 ordinal order differs where a surrogate (U+D800 to U+DFFF) meets U+E000 to U+FFFF: the surrogate stands for a
/// greater code point but is the smaller unit.
/// </remarks>
public sealed class Utf8Order : IComparer<string>
{
    private Utf8Order()
    {
    }

    /// <summary>The one instance.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <summary>Negative, zero or positive as <paramref name="x"/> comes before, with or after <paramref name="y"/>; null comes first.</summary>
    public int Compare(string? x, string? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null) return -1;
        return y is null ? 1 : Compare(x, y, 0, out _);
    }

    /// <summary>The same of strings that are known to start alike.</summary>
    /// <param name="x">The one.</param>
    /// <param name="y">The other.</param>
    /// <param name="start">So many units of both are equal.</param>
    /// <param name="common">How many are.</param>
    internal static int Compare(string x, string y, int start, out int common)
    {
        common = ReferenceEquals(x, y) ? x.Length : start + x.AsSpan(start).CommonPrefixLength(y.AsSpan(start));
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        return Rank(x[common]).CompareTo(Rank(y[common]));
    }

    /// <summary>Moves surrogates behind every other unit.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
