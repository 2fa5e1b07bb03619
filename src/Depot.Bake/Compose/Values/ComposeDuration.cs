using System.Globalization;
using System.Numerics;

namespace Depot.Bake.Compose.Values;

/// <summary>Durations such as <c>1m30s</c>, as go-str2duration 2.1 reads them.</summary>
/// <remarks>Go's <c>time.ParseDuration</c>, which HCL's <c>timeadd</c> follows, has neither days nor weeks, and other limits.</remarks>
internal static class ComposeDuration
{
    private static readonly BigInteger Longest = long.MaxValue;

    /// <summary>The error message of Go for a string; null when it is a duration.</summary>
    public static string? Fault(string text)
    {
        var rest = text.AsSpan();
        if (rest is ['-' or '+', ..]) rest = rest[1..];
        if (rest is "0") return null;
        if (rest.IsEmpty) return Invalid(text);

        BigInteger total = 0;
        while (!rest.IsEmpty)
        {
            var whole = Digits(ref rest);
            var fraction = "".AsSpan();
            if (rest is ['.', ..])
            {
                rest = rest[1..];
                fraction = Digits(ref rest);
            }

            if (whole.IsEmpty && fraction.IsEmpty) return Invalid(text);
            if (IsLonger(whole)) return Invalid(text);

            var unit = rest[..UnitLength(rest)];
            rest = rest[unit.Length..];
            if (unit.IsEmpty) return $"time: missing unit in duration \"{text}\"";
            if (Nanoseconds(unit) is not { } factor) return $"time: unknown unit \"{unit}\" in duration \"{text}\"";

            // Go too counts fractions in floating point.
            total += ((whole.IsEmpty ? 0 : long.Parse(whole, CultureInfo.InvariantCulture)) * (BigInteger)factor) + (BigInteger)(Fraction(fraction) * factor);
            if (total > Longest) return Invalid(text);
        }

        return null;
    }

    private static string Invalid(string text) => $"time: invalid duration \"{text}\"";

    private static ReadOnlySpan<char> Digits(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }

    private static int UnitLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] is not ('.' or (>= '0' and <= '9'))) length++;
        return length;
    }

    private static bool IsLonger(ReadOnlySpan<char> digits) => !digits.IsEmpty && !long.TryParse(digits, CultureInfo.InvariantCulture, out _);

    private static double Fraction(ReadOnlySpan<char> digits) => digits.IsEmpty ? 0 : double.Parse($"0.{digits}", CultureInfo.InvariantCulture);

    private static long? Nanoseconds(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "\u00b5s" or "\u03bcs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        "d" => 86_400_000_000_000,
        "w" => 604_800_000_000_000,
        _ => null,
    };
}
