using System.Text;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Base64, URL, JSON and CSV.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<HclFunction> All(FunctionDialect dialect) =>
    [
        Define.Text("base64encode", "str", static s => Convert.ToBase64String(Encoding.UTF8.GetBytes(s))),
        Define.Function("base64decode", HclType.String, [Define.Of("str", HclType.String)], static a => FromBase64(a[0].AsString)),
        Define.Text("urlencode", "str", UrlEncode),
        Define.Function("jsonencode", HclType.String,
            [Define.Everything("val")], static a => a[0].IsWhollyKnown ? JsonWriter.Write(a[0]) : HclValue.Unknown(HclType.String, new Refinement { Prefix = JsonStart(a[0]) })),
        Define.Function("jsondecode", static a => JsonType(a[0]), [Define.Of("str", HclType.String)], (a, _) => JsonReader.Read(a[0].AsString, dialect), neverNull: false),
        Define.Function("csvdecode", HclType.Dynamic, [Define.Of("str", HclType.String)], static a => Csv.Read(a[0].AsString)),
    ];

    /// <summary>The character that the JSON of a value starts with; empty when it may be null or is not known.</summary>
    private static string JsonStart(HclValue value) =>
        !value.IsKnown && !value.Refinement.NotNull ? "" : value.Type.Kind switch
        {
            HclTypeKind.String => "\"",
            HclTypeKind.Object or HclTypeKind.Map => "{",
            HclTypeKind.Tuple or HclTypeKind.List or HclTypeKind.Set => "[",
            _ => "",
        };

    /// <summary>The type that text with a known start can stand for.</summary>
    private static TypeResult JsonType(HclValue text)
    {
        var start = text.IsKnown ? "" : text.Refinement.Prefix.Trim();
        if (start.Length == 0 || start[0] is '{' or '[' or 'n') return HclType.Dynamic;
        if (start[0] == '"') return HclType.String;
        if (start[0] is 't' or 'f') return HclType.Bool;
        if (char.IsAsciiDigit(start[0]) || start[0] is '-' or '.') return HclType.Number;

        Rune.DecodeFromUtf16(start, out var first, out _);
        return TypeResult.Failed(0, $"a JSON document cannot begin with the character {GoText.Quote(first)}");
    }

    private static FunctionResult FromBase64(string text)
    {
        // Line breaks are allowed, other white space is not.
        var clean = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        var bytes = new byte[(clean.Length / 4 * 3) + 3];
        var isBase64 = !clean.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(clean, bytes, out var length);
        if (!isBase64) return FunctionResult.Failed($"failed to decode base64 data '{text}'");

        try
        {
            Convert.TryFromBase64String(clean, bytes, out length);
            return HclValue.String(Strict.GetString(bytes, 0, length));
        }
        catch (DecoderFallbackException)
        {
            return FunctionResult.Failed("the result of decoding the the provided string is not valid UTF-8");
        }
    }

    /// <summary>As in a query: letters, digits and <c>-_.~</c> stay, a space becomes <c>+</c>.</summary>
    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~') encoded.Append((char)octet);
            else if (octet == ' ') encoded.Append('+');
            else encoded.Append('%').Append(octet.ToString("X2", null));
        }

        return encoded.ToString();
    }
}
