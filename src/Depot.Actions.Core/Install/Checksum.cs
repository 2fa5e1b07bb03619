using System.Buffers;

namespace Depot.Actions.Install;

/// <summary>A SHA-256 that was published for an archive.</summary>
/// <param name="Hex">64 digits in lower case.</param>
/// <param name="Origin">Who published it, for the message.</param>
public sealed record Checksum(string Hex, string Origin)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// Reads hexadecimal digits, perhaps behind <c>sha256:</c> as GitHub writes them; null if the string is not a SHA-256.
    /// </summary>
    public static Checksum? FromHex(string? text, string origin)
    {
        if (text is null) return null;
        var hex = text.Trim().ToLowerInvariant();
        if (hex.StartsWith("sha256:", StringComparison.Ordinal)) hex = hex["sha256:".Length..];
        return hex.Length == 64 && !hex.AsSpan().ContainsAnyExcept(Digits) ? new(hex, origin) : null;
    }

    /// <summary>
    /// The checksums in the headers of a download: <c>X-Checksum-Sha256</c>, <c>Repr-Digest</c>, <c>Content-Digest</c>, <c>Digest</c>.
    /// </summary>
    /// <param name="headers">Names and values.</param>
    /// <returns>Each SHA-256 found. Other algorithms and malformed values are ignored, because proxies also write these headers.</returns>
    public static IEnumerable<Checksum> FromHeaders(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        from header in headers
        from value in header.Value
        from checksum in header.Key.ToLowerInvariant() switch
        {
            "x-checksum-sha256" => [FromHex(value, header.Key)],
            "repr-digest" or "content-digest" or "digest" => value.Split(',').Select(item => FromDigest(item, header.Key)),
            _ => Enumerable.Empty<Checksum?>(),
        }
        where checksum is not null
        select checksum;

    /// <summary>The line of a file in the output format of <c>sha256sum</c>; null when the file has none for it.</summary>
    /// <param name="text">The lines: digits, white space, perhaps <c>*</c>, name.</param>
    /// <param name="file">The name to look for.</param>
    /// <param name="origin">Who published it.</param>
    public static Checksum? FromFile(string text, string file, string origin) => text.Split('\n')
        .Select(line => line.Trim().Split([' ', '\t'], 2))
        .Where(parts => parts.Length == 2 && parts[1].TrimStart(' ', '\t', '*') == file)
        .Select(parts => FromHex(parts[0], origin))
        .FirstOrDefault();

    // RFC 9530 writes sha-256=:base64:, the older RFC 3230 sha-256=base64.
    private static Checksum? FromDigest(string item, string origin)
    {
        var parts = item.Trim().Split('=', 2);
        if (parts.Length < 2 || !parts[0].Equals("sha-256", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[32];
        return Convert.TryFromBase64String(parts[1].Trim(':'), bytes, out var length) && length == 32
            ? new(Convert.ToHexStringLower(bytes), origin) : null;
    }
}
