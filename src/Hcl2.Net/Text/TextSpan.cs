namespace Hcl2;

/// <summary>A half-open range of bytes of one <see cref="SourceText"/>: what syntax keeps instead of lines and columns.</summary>
/// <param name="Start">UTF-8 bytes from the start of the text, from 0.</param>
/// <param name="End">The first byte after.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of bytes.</summary>
    public int Length => End - Start;

    /// <summary>Whether there is no byte inside.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>The smallest range that covers both.</summary>
    public static TextSpan Over(TextSpan one, TextSpan other) => new(Math.Min(one.Start, other.Start), Math.Max(one.End, other.End));

    /// <summary>What lies between the end of one and the start of another.</summary>
    public static TextSpan Between(TextSpan one, TextSpan other) => new(one.End, other.Start);

    /// <summary>Whether a byte lies inside.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the two have a byte in common.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
