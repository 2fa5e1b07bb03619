using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Hcl2.Functions;

/// <summary>An address range with a common prefix.</summary>
/// <param name="Start">The first IP address as a number.</param>
/// <param name="Length">Bits of the prefix.</param>
/// <param name="Bits">Bits of an IP address: 32 or 128.</param>
internal readonly record struct Network(BigInteger Start, int Length, int Bits)
{
    /// <summary>The mask as an IP address: <c>255.240.0.0</c>.</summary>
    public string MaskText => AddressText(((BigInteger.One << Length) - 1) << (Bits - Length), Bits);

    /// <summary>Reads <c>ADDRESS/LENGTH</c>; bits behind the prefix are dropped.</summary>
    public static bool TryParse(string text, out Network network, out string error)
    {
        network = default;
        error = $"invalid CIDR address: {text}";
        var slash = text.IndexOf('/');
        if (slash < 0 || !TryParseAddress(text.AsSpan(0, slash), out var bytes)) return false;

        var digits = text.AsSpan(slash + 1);
        var isLength = digits.Length is > 0 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9') && !(digits.Length > 1 && digits[0] == '0');
        var bits = bytes.Length * 8;
        if (!isLength || int.Parse(digits, CultureInfo.InvariantCulture) is var length && length > bits) return false;

        length = int.Parse(digits, CultureInfo.InvariantCulture);
        var address = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        network = new((address >> (bits - length)) << (bits - length), length, bits);
        return true;
    }

    /// <summary>An IP address as text; IPv6 with the longest run of zeros left out.</summary>
    public static string AddressText(BigInteger address, int bits)
    {
        var bytes = new byte[bits / 8];
        var significant = address.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, bytes.Length - significant.Length);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Four decimal numbers without leading zeros, or IPv6 without a zone: less than <see cref="IPAddress"/> reads.</summary>
    private static bool TryParseAddress(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.ContainsAny('%', '[', ']') || !IPAddress.TryParse(text, out var address)) return false;
        if (address.AddressFamily == AddressFamily.InterNetwork && !IsDottedQuad(text)) return false;
        bytes = address.GetAddressBytes();
        return true;
    }

    private static bool IsDottedQuad(ReadOnlySpan<char> text)
    {
        var parts = text.ToString().Split('.');
        return parts.Length == 4 && parts.All(static part =>
            part.Length is > 0 and <= 3 && !part.AsSpan().ContainsAnyExceptInRange('0', '9') && (part.Length == 1 || part[0] != '0'));
    }
}
