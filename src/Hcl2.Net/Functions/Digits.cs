using System.Numerics;

namespace Hcl2.Functions;

/// <summary>Integers in any base from 2 to 62.</summary>
internal static class Digits
{
    /// <summary>Digits that are read; a longer text is no number that HCL could hold.</summary>
    private const int Maximum = 100_000;

    /// <summary>Reads an optional sign and digits; bases up to 36 ignore case, above a to z come before A to Z.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, int radix, out BigInteger number)
    {
        number = default;
        var negative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is '+' or '-') text = text[1..];
        if (text.IsEmpty || text.Length > Maximum) return false;

        foreach (var unit in text)
        {
            if (Value(unit, radix) >= radix) return false;
        }

        number = Read(text, radix);
        if (negative) number = -number;
        return true;
    }

    /// <summary>Digits 0-9 then a-z.</summary>
    public static string Write(BigInteger number, int radix)
    {
        if (number.IsZero) return "0";

        var digits = new List<char>();
        for (var rest = BigInteger.Abs(number); !rest.IsZero; rest /= radix) digits.Add("0123456789abcdefghijklmnopqrstuvwxyz"[(int)(rest % radix)]);
        digits.Reverse();
        return new string([.. digits]);
    }

    /// <summary>Halves, so that long strings take few long multiplications instead of many.</summary>
    private static BigInteger Read(ReadOnlySpan<char> text, int radix)
    {
        if (text.Length > 8)
        {
            var low = text.Length / 2;
            return (Read(text[..^low], radix) * BigInteger.Pow(radix, low)) + Read(text[^low..], radix);
        }

        var number = 0L;
        foreach (var unit in text) number = (number * radix) + Value(unit, radix);
        return number;
    }

    private static int Value(char unit, int radix) => unit switch
    {
        >= '0' and <= '9' => unit - '0',
        >= 'a' and <= 'z' => unit - 'a' + 10,
        >= 'A' and <= 'Z' => unit - 'A' + (radix <= 36 ? 10 : 36),
        _ => int.MaxValue,
    };
}
