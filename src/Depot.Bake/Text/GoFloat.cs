using System.Buffers;
using System.Globalization;

namespace Depot.Bake.Text;

/// <summary>The numbers of Go's <c>strconv.ParseFloat</c>.</summary>
internal static class GoFloat
{
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.eE+-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads a number: decimal, or hexadecimal with a binary exponent; single underscores may stand between digits. Infinity and NaN are words.</summary>
    /// <exception cref="FormatException">It is none, or too large.</exception>
    public static double Parse(string text)
    {
        var unsigned = text.AsSpan().TrimStart("+-");
        var isNegative = text.StartsWith('-');
        if (unsigned.Length < text.Length - 1) throw Invalid(text);
        if (IsWord(unsigned, "inf") || IsWord(unsigned, "infinity")) return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (unsigned.Length == text.Length && IsWord(unsigned, "nan")) return double.NaN;

        var isHex = unsigned.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!HasGoodUnderscores(unsigned, isHex)) throw Invalid(text);
        var digits = unsigned.ToString().Replace("_", "", StringComparison.Ordinal);
        var value = isHex ? Hexadecimal(digits.AsSpan(2)) : Decimal(digits);
        if (value is not { } number) throw Invalid(text);
        if (double.IsInfinity(number)) throw new FormatException($"strconv.ParseFloat: parsing {GoQuote.Of(text)}: value out of range");
        return isNegative ? -number : number;
    }

    private static FormatException Invalid(string text) => new($"strconv.ParseFloat: parsing {GoQuote.Of(text)}: invalid syntax");

    private static bool IsWord(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    // An underscore stands between digits, or between the prefix and a digit.
    private static bool HasGoodUnderscores(ReadOnlySpan<char> text, bool isHex)
    {
        for (var at = text.IndexOf('_'); at >= 0; at = text[(at + 1)..].IndexOf('_') is var next and >= 0 ? at + 1 + next : -1)
        {
            var before = at > 0 && (IsDigit(text[at - 1], isHex) || (isHex && at == 2));
            if (!before || at + 1 == text.Length || !IsDigit(text[at + 1], isHex)) return false;
        }

        return true;
    }

    private static bool IsDigit(char c, bool isHex) => isHex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c);

    private static double? Decimal(string digits) =>
        !digits.AsSpan().ContainsAnyExcept(DecimalCharacters)
        && double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static double? Hexadecimal(ReadOnlySpan<char> text)
    {
        var exponentAt = text.IndexOfAny('p', 'P');
        if (exponentAt < 0 || !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)) return null;

        var mantissa = text[..exponentAt];
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExcept(HexDigits)) return null;

        var number = 0.0;
        foreach (var digit in digits) number = (number * 16) + Convert.ToInt32(digit.ToString(), 16);
        return Math.ScaleB(number, exponent - (point < 0 ? 0 : 4 * (mantissa.Length - point - 1)));
    }
}
