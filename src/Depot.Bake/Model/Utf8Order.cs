namespace Depot.Bake.Model;

/// <summary>Compares texts by their UTF-8 bytes, the order in which the Depot CLI sorts keys and names.</summary>
/// <remarks>It differs from ordinal order only where a surrogate pair meets a character from U+E000 to U+FFFF.</remarks>
public sealed class Utf8Order : IComparer<string>
{
    /// <summary>The one instance.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length - y.Length;

        var (left, right) = (x[common], y[common]);
        // Code points beyond U+FFFF come last, but their surrogates do not.
        return char.IsSurrogate(left) != char.IsSurrogate(right) ? (char.IsSurrogate(left) ? 1 : -1) : left - right;
    }
}
