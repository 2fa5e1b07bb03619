namespace Depot.Actions.Runner;

/// <summary>Names that cannot be guessed.</summary>
internal static class RandomName
{
    /// <summary>32 hexadecimal digits, 122 bits of them random.</summary>
    /// <remarks>
    /// From the system's generator, as with <c>RandomNumberGenerator</c>, but without loading OpenSSL, which takes a quarter of a step's
    /// start time.
    /// </remarks>
    public static string Next() => Guid.NewGuid().ToString("N");
}
