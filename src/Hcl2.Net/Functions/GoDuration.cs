using System.Buffers;
using System.Globalization;
using System.Numerics;
using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Durations such as <c>-1h30m</c> or <c>1.5s</c>: signed sums of decimal numbers with units.</summary>
/// <remarks>Go, time.ParseDuration. It has no days and weeks, unlike the durations of Compose files.</remarks>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberParts = SearchValues.Create("0123456789.");

    /// <summary>Reads a duration of up to about 290 years.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="nanoseconds">The duration.</param>
    /// <param name="error">What is wrong with the text.</param>
    public static bool TryParse(string text, out long nanoseconds, out string error)
    {
        nanoseconds = 0;
        error = $"time: invalid duration {GoText.QuoteBytes(text)}";
        var rest = text.AsSpan();
        var negative = !rest.IsEmpty && rest[0] == '-';
        if (!rest.IsEmpty && rest[0] is '+' or '-') rest = rest[1..];
        if (rest is "0") return true;
        if (rest.IsEmpty) return false;

        var total = BigInteger.Zero;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberParts) is var end && end < 0 ? rest.Length : end;
            if (!TryParseNumber(rest[..digits], out var number, out var scale)) return false;
            rest = rest[digits..];

            var length = rest.IndexOfAny(NumberParts) is var next && next < 0 ? rest.Length : next;
            if (length == 0)
            {
                error = $"time: missing unit in duration {GoText.QuoteBytes(text)}";
                return false;
            }

            if (Unit(rest[..length]) is not { } unit)
            {
                error = $"time: unknown unit {GoText.QuoteBytes(rest[..length].ToString())} in duration {GoText.QuoteBytes(text)}";
                return false;
            }

            total += number * unit / scale;
            rest = rest[length..];
        }

        if (negative) total = -total;
        if (total < long.MinValue || total > long.MaxValue) return false;
        nanoseconds = (long)total;
        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, out BigInteger number, out BigInteger scale)
    {
        (number, scale) = (0, 1);
        var point = text.IndexOf('.');
        var fraction = point < 0 ? "" : text[(point + 1)..].ToString();
        var digits = (point < 0 ? text : text[..point]).ToString() + fraction;
        if (digits.Length is 0 or > 1000 || fraction.Contains('.', StringComparison.Ordinal)) return false;

        number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        scale = BigInteger.Pow(10, fraction.Length);
        return true;
    }

    /// <summary>Nanoseconds of a unit; both micro signs are known.</summary>
    private static long? Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "\u00B5s" or "\u03BCs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => null,
    };
}
