namespace Depot.Actions.Runner;

/// <summary>Names that cannot be guessed.</summary>
internal static class RandomName
{
    /// <summary>32 hexadecimal digits, 122 bits of them random.</summary>
    /// <remarks>
    /// From the system's generator, as <c>RandomNumberGenerator</c>'s are, but without loading OpenSSL first: that is
    /// a quarter of the time a step takes to start.
    /// </remarks>
    public static string Next() => Guid.NewGuid().ToString("N");
}
