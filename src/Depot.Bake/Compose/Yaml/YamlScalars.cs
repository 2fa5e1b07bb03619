using System.Globalization;
using System.Text;
using Depot.Bake.Compose.Tree;
using Depot.Bake.Text;

namespace Depot.Bake.Compose.Yaml;

/// <summary>
/// The types of scalars, by the rules of Go's YAML library: YAML 1.2 with the octals, underscores and dates of older versions.
/// </summary>
internal static class YamlScalars
{
    /// <summary>The value of a scalar: string, bool, long, ulong, double, YamlTimestamp or null.</summary>
    /// <exception cref="FormatException">The text does not fit the tag.</exception>
    public static object? Value(YamlScalar scalar)
    {
        var text = scalar.Value;
        return scalar.Tag switch
        {
            "" => scalar.IsPlain ? Plain(text) : text,
            "!!int" or "!!float" or "!!bool" or "!!null" or "!!timestamp" => Tagged(scalar),
            "!!binary" => Binary(scalar),
            _ => text,
        };
    }

    private static object? Tagged(YamlScalar scalar) => (scalar.Tag, Plain(scalar.Value)) switch
    {
        ("!!int", var whole) when whole is long or ulong => whole,
        ("!!float", double number) => number,
        ("!!float", long whole) => (double)whole,
        ("!!bool", bool flag) => flag,
        ("!!null", null) => null,
        ("!!timestamp", YamlTimestamp time) => time,
        // Only a value with the tag of a timestamp, or without a tag, can be one.
        (_, var value) => throw new FormatException($"yaml: cannot construct {(value is YamlTimestamp ? "!!str" : ShortTag(value))} `{scalar.Value}` as a {scalar.Tag}"),
    };

    private static string Binary(YamlScalar scalar)
    {
        try
        {
            return Encoding.Latin1.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException)
        {
            throw new FormatException("yaml: !!binary value contains invalid base64 data");
        }
    }

    /// <summary>The tag of a value.</summary>
    public static string ShortTag(object? value) => value switch
    {
        null => "!!null",
        bool => "!!bool",
        long or ulong => "!!int",
        double => "!!float",
        YamlTimestamp => "!!timestamp",
        ComposeMap => "!!map",
        ComposeList => "!!seq",
        _ => "!!str",
    };

    private static object? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        "-0" => -0.0,
        ['.', >= '0' and <= '9', ..] => (object?)Point(text) ?? text,
        ['+' or '-' or (>= '0' and <= '9'), ..] => (object?)YamlTimestamp.Parse(text) ?? Number(text.Replace("_", "", StringComparison.Ordinal)) ?? text,
        _ => text,
    };

    // A number that begins with its point is read as Go's own are: underscores may stand between digits only.
    private static double? Point(string text)
    {
        try
        {
            return GoFloat.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static object? Number(string text) => IsWhole(text, out var whole) ? whole : IsFloat(text) ? Float(text) : null;

    private static double? Float(string text) =>
        double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;

    // A sign, a prefix for the base (a leading zero alone means octal), digits. Without a sign up to 64 bits count.
    private static bool IsWhole(string text, out object? whole)
    {
        whole = null;
        var sign = text is ['+' or '-', ..] ? 1 : 0;
        var (radix, start) = text.AsSpan(sign) switch
        {
            ['0', 'x' or 'X', ..] => (16u, sign + 2),
            ['0', 'b' or 'B', ..] => (2u, sign + 2),
            ['0', 'o' or 'O', ..] => (8u, sign + 2),
            ['0', _, ..] => (8u, sign + 1),
            _ => (10u, sign),
        };
        if (start == text.Length) return false;

        UInt128 value = 0;
        foreach (var c in text.AsSpan(start))
        {
            var digit = char.IsAsciiHexDigit(c) ? (uint)Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix) return false;

            value = (value * radix) + digit;
            if (value > ulong.MaxValue) return false;
        }

        if (text[0] == '-' && value <= (UInt128)long.MaxValue + 1) whole = (long)-(Int128)value;
        else if (text[0] != '-' && value <= (UInt128)long.MaxValue) whole = (long)value;
        else if (sign == 0) whole = (ulong)value;
        return whole is not null;
    }

    // [-+]? ( .digits | digits [. digits?] ) ( [eE] [-+]? digits )?
    private static bool IsFloat(string text)
    {
        var i = text is ['+' or '-', ..] ? 1 : 0;
        var before = Digits(text, ref i);
        var after = 0;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            after = Digits(text, ref i);
        }

        if (before == 0 && after == 0) return false;
        if (i == text.Length) return true;
        if (text[i++] is not ('e' or 'E')) return false;
        if (i < text.Length && text[i] is '+' or '-') i++;
        return Digits(text, ref i) > 0 && i == text.Length;
    }

    private static int Digits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i - start;
    }
}
