using System.Globalization;
using System.Numerics;
using System.Text;
using Hcl2.Unicode;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>One value as a verb wants it.</summary>
internal static class FormatValue
{
    /// <summary>The text; a conversion without error text when the mode is unknown.</summary>
    public static Conversion Format(FormatVerb verb, HclValue value) => verb.Mode switch
    {
        'v' => Any(verb, value),
        't' => Converted(value, HclType.Bool, v => v.AsBool ? "true" : "false", verb),
        'b' or 'd' or 'o' or 'x' or 'X' => Integer(verb, value),
        'e' or 'E' or 'f' or 'g' or 'G' => Converted(value, HclType.Number, v => Float(verb, verb.Mode, v.AsNumber), null),
        's' => Converted(value, HclType.String, v => Cut(verb, v.AsString), verb),
        'q' => Converted(value, HclType.String, v => Json(HclValue.String(Cut(verb, v.AsString))).Value!.AsString, verb),
        _ => default,
    };

    private static Conversion Text(string text) => Conversion.Of(HclValue.Normalized(text));

    private static Conversion Converted(HclValue value, HclType type, Func<HclValue, string> text, FormatVerb? padding)
    {
        var converted = HclConvert.To(value, type);
        if (!converted.Succeeded) return converted;
        return Text(padding is null ? text(converted.Value) : Padded(padding, text(converted.Value)));
    }

    /// <summary>Strings, numbers and bools as their own verbs show them, everything else as JSON; with <c>#</c> always JSON.</summary>
    private static Conversion Any(FormatVerb verb, HclValue value)
    {
        if (!verb.Sharp && !value.IsNull)
        {
            if (value.Type.Kind == HclTypeKind.String) return Format(verb with { Mode = 's' }, value);
            if (value.Type.Kind == HclTypeKind.Number) return Format(verb with { Mode = 'g' }, value);
            if (value.Type.Kind == HclTypeKind.Bool) return Format(verb with { Mode = 't' }, value);
        }

        var json = Json(value);
        return json.Succeeded ? Text(Padded(verb, json.Value.AsString)) : json;
    }

    private static Conversion Json(HclValue value)
    {
        var json = JsonWriter.Write(value);
        return new(json.Value, json.Error);
    }

    private static string Cut(FormatVerb verb, string text) =>
        verb.Precision is { } count ? Graphemes.Take(text, count).ToString() : text;

    private static string Padded(FormatVerb verb, string text)
    {
        var missing = (verb.Width ?? 0) - Graphemes.Count(text);
        if (missing <= 0) return text;
        var padding = new string(verb.Zero ? '0' : ' ', missing);
        return verb.Minus ? text + padding : padding + text;
    }

    private static Conversion Integer(FormatVerb verb, HclValue value)
    {
        var converted = HclConvert.To(value, HclType.Number);
        if (!converted.Succeeded) return converted;
        if (!converted.Value.AsNumber.TryGetInteger(out var integer)) return Conversion.Failed("an integer is required");

        var digits = verb.Mode switch
        {
            'b' => Digits.Write(integer, 2),
            'o' => Digits.Write(integer, 8),
            'd' => BigInteger.Abs(integer).ToString(CultureInfo.InvariantCulture),
            _ => Digits.Write(integer, 16),
        };
        if (verb.Mode == 'X') digits = digits.ToUpperInvariant();
        if (verb.Precision is { } least) digits = integer.IsZero && least == 0 ? "" : digits.PadLeft(least, '0');
        var prefix = !verb.Sharp ? "" : verb.Mode switch { 'b' => "0b", 'o' => "0", 'x' => "0x", 'X' => "0X", _ => "" };
        return Text(Signed(verb, integer.Sign < 0, prefix, digits, fillsWithZeros: verb.Precision is null));
    }

    /// <summary>Sign, prefix and digits, filled up to the width: with zeros behind the sign, or with spaces on either side.</summary>
    private static string Signed(FormatVerb verb, bool negative, string prefix, string digits, bool fillsWithZeros)
    {
        var head = (negative ? "-" : verb.Plus ? "+" : verb.Space ? " " : "") + prefix;
        var missing = Math.Max(0, (verb.Width ?? 0) - head.Length - digits.Length);
        if (verb.Minus) return head + digits + new string(' ', missing);
        return verb.Zero && fillsWithZeros
            ? head + new string('0', missing) + digits
            : new string(' ', missing) + head + digits;
    }

    private static string Float(FormatVerb verb, char mode, HclNumber number)
    {
        var magnitude = HclNumber.Abs(number);
        if (number.IsInfinite)
        {
            var sign = number.IsNegative ? "-" : verb.Space && !verb.Plus ? " " : "+";
            var missing = new string(' ', Math.Max(0, (verb.Width ?? 0) - 4));
            return verb.Minus ? sign + "Inf" + missing : missing + sign + "Inf";
        }

        var digits = mode switch
        {
            'f' => magnitude.DigitsToPlaces(verb.Precision ?? 6).ToPlacesText(false, verb.Precision ?? 6),
            'e' or 'E' => Exponential(magnitude.DigitsToCount((verb.Precision ?? 6) + 1), verb.Precision ?? 6, mode),
            _ => General(magnitude, verb.Precision, mode == 'g' ? 'e' : 'E'),
        };
        return Signed(verb, number.IsNegative, "", digits, fillsWithZeros: true);
    }

    /// <summary>With an exponent when it is below -4 or not below the precision; the shortest text counts as precision 6.</summary>
    private static string General(HclNumber magnitude, int? precision, char mark)
    {
        var count = precision is null ? 0 : Math.Max(1, precision.Value);
        var digits = precision is null ? magnitude.ShortestDigits() : magnitude.DigitsToCount(count);
        var isZero = digits.Digits == "0";
        var exponent = isZero ? 0 : digits.Exponent;
        var limit = precision is null ? 6 : count > digits.Digits.Length && digits.Digits.Length >= digits.Point ? digits.Digits.Length : count;
        if (!isZero && (exponent < -4 || exponent >= limit)) return Exponential(digits, digits.Digits.Length - 1, mark);
        return digits.ToPlacesText(false, isZero ? 0 : Math.Max(0, digits.Digits.Length - digits.Point));
    }

    private static string Exponential(DecimalDigits digits, int places, char mark)
    {
        var exponent = digits.Digits == "0" ? 0 : digits.Exponent;
        var text = new StringBuilder().Append(digits.Digits[0]);
        if (places > 0) text.Append('.').Append(digits.Digits.AsSpan(1)).Append('0', Math.Max(0, places - digits.Digits.Length + 1));
        return text.Append(mark).Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }
}
