using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Identifiers as RFC 4122 has them.</summary>
internal static class Uuid
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("uuidv4", HclType.String, [], static _ => HclValue.String(Guid.NewGuid().ToString("D"))),
        Define.Function("uuidv5", HclType.String, [Define.Of("namespace", HclType.String), Define.Of("name", HclType.String)], NameBased),
    ];

    private static FunctionResult NameBased(IReadOnlyList<HclValue> a)
    {
        var name = a[0].AsString;
        // The four namespaces of appendix C differ in one digit.
        var known = name switch { "dns" => '0', "url" => '1', "oid" => '2', "x500" => '4', _ => '\0' };
        var text = known == '\0' ? name : $"6ba7b81{known}-9dad-11d1-80b4-00c04fd430c8";
        return TryParse(text, out var space, out var error)
            ? HclValue.String(NameBased(space, a[1].AsString))
            : FunctionResult.Failed($"uuidv5() doesn't support namespace {name} ({error})");
    }

    [SuppressMessage("Security", "CA5350", Justification = "version 5 is defined with SHA-1; nothing is protected by it")]
    private static string NameBased(byte[] space, string name)
    {
        var hash = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    /// <summary>Reads the plain form, and with <c>urn:uuid:</c>, in braces, or without dashes.</summary>
    private static bool TryParse(string text, out byte[] bytes, out string error)
    {
        bytes = new byte[16];
        error = "";
        var digits = text;
        switch (Encoding.UTF8.GetByteCount(text))
        {
            case 36:
                break;
            case 45 when text.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase):
                digits = text[9..];
                break;
            case 45:
                error = $"invalid urn prefix: {GoText.Quote(text[..Math.Min(9, text.Length)])}";
                return false;
            case 38:
                digits = text[1..^1];
                break;
            case 32 when text.Length == 32:
                digits = $"{text[..8]}-{text[8..12]}-{text[12..16]}-{text[16..20]}-{text[20..]}";
                break;
            case var length:
                error = $"invalid UUID length: {length.ToString(CultureInfo.InvariantCulture)}";
                return false;
        }

        error = "invalid UUID format";
        if (!Guid.TryParseExact(digits, "D", out var guid)) return false;
        return guid.TryWriteBytes(bytes, bigEndian: true, out _);
    }
}
