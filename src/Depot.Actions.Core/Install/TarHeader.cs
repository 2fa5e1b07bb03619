namespace Depot.Actions.Install;

/// <summary>Headers of a .tar whose content describes the next entry: attributes (x, g) and long names (L, K).</summary>
/// <remarks>The reader of .NET makes room for such a content before it reads it, for as many bytes as the header claims.</remarks>
internal static class TarHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 512;

    private const int TypeAt = 156;
    private static readonly Range Size = 124..136;

    /// <summary>Bytes that such a header claims for its content; 0 for every other header.</summary>
    public static long Claimed(ReadOnlySpan<byte> header)
    {
        if (header[TypeAt] is not ((byte)'x' or (byte)'g' or (byte)'L' or (byte)'K')) return 0;
        var size = 0L;
        foreach (var digit in header[Size])
        {
            // A number of more than eleven octal digits is written in another form.
            if (digit >= 0x80) return long.MaxValue;
            if (digit is >= (byte)'0' and <= (byte)'7') size = (size * 8) + digit - '0';
        }

        return size;
    }
}
