using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Hcl2.Values;

namespace Hcl2;

public readonly partial struct HclNumber
{
    /// <summary>Digits that are read exactly; of those behind them only matters whether any is not zero.</summary>
    private const int MaximumDigits = 20_000;

    // A product, perhaps a quotient, of 1,024 bits.
    private const int WorkOfExponent = 64;

    /// <summary>
    /// Reads base-10 text to 512 bits, to nearest with ties to even: optional sign, digits with an optional point, optional
    /// exponent of ten (<c>e</c>) or of two (<c>p</c>), or <c>Inf</c> or <c>inf</c>.
    /// </summary>
    /// <param name="text">The whole text: no blanks, no <c>_</c>, no base prefix.</param>
    /// <param name="number">The number; zero when the text is none.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out HclNumber number)
    {
        number = default;
        var negative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is '+' or '-') text = text[1..];
        if (text is "Inf" or "inf")
        {
            number = Infinity(negative);
            return true;
        }

        if (text.Length is > 0 and <= 18 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            var small = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            number = Rounded(negative ? -small : small, 0, TextPrecision, negative);
            return true;
        }

        return TryParseScientific(text, negative, out number);
    }

    /// <summary>As <see cref="TryParse"/>, for text the caller knows to be a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static HclNumber Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"\"{text}\" is no number.");

    private static bool TryParseScientific(ReadOnlySpan<char> text, bool negative, out HclNumber number)
    {
        number = default;
        var end = text.IndexOfAny("eEpP");
        var mantissa = end < 0 ? text : text[..end];
        var exponent = 0L;
        if (end >= 0 && !TryParseExponent(text[(end + 1)..], out exponent)) return false;
        if (!TryParseDigits(mantissa, out var digits, out var scale)) return false;

        if (negative) digits = -digits;
        if (digits.IsZero)
        {
            number = NoMagnitude(negative, TextPrecision);
            return true;
        }

        var isBinary = end >= 0 && text[end] is 'p' or 'P';
        number = Scaled(digits, isBinary ? scale : scale + exponent, isBinary ? exponent : 0);
        return true;
    }

    /// <summary>Reads digits with at most one point.</summary>
    /// <param name="text">At least one digit.</param>
    /// <param name="digits">All digits as one integer.</param>
    /// <param name="scale">The power of ten to multiply it with.</param>
    private static bool TryParseDigits(ReadOnlySpan<char> text, out BigInteger digits, out long scale)
    {
        digits = default;
        scale = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0) return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return false;

        var all = string.Concat(whole, fraction).AsSpan();
        scale = -fraction.Length;
        if (all.Length <= MaximumDigits)
        {
            digits = BigInteger.Parse(all, NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }

        // One more digit, not zero, keeps a tie from looking like one.
        var isExact = !all[MaximumDigits..].ContainsAnyExcept('0');
        digits = (BigInteger.Parse(all[..MaximumDigits], NumberStyles.None, CultureInfo.InvariantCulture) * 10) + (isExact ? 0 : 1);
        scale += all.Length - MaximumDigits - 1;
        return true;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var negative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is '+' or '-') text = text[1..];
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9')) return false;

        // Far outside of what a number can be, so how far no longer matters.
        var significant = text.TrimStart('0');
        exponent = significant.Length > 9 ? 1_000_000_000 : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative) exponent = -exponent;
        return true;
    }

    /// <summary>digits * 10^ten * 2^two.</summary>
    [SuppressMessage("Style", "IDE0046", Justification = "three cases, three statements")]
    private static HclNumber Scaled(BigInteger digits, long ten, long two)
    {
        // 10^n = 5^n * 2^n, and only the power of five needs arithmetic.
        var magnitude = BitLength(digits) + (ten * 3.3219280948873623) + two;
        if (magnitude > MaximumMagnitude + 64) return Infinity(digits.Sign < 0);
        if (magnitude < -MaximumMagnitude - 64) return NoMagnitude(digits.Sign < 0, TextPrecision);

        var (five, shift) = PowersOfFive.Of((int)Math.Abs(ten));
        if (ten >= 0) return Rounded(digits * five, (int)(ten + two) + shift, TextPrecision);
        return Quotient(BigInteger.Abs(digits), (int)(ten + two), five, shift, TextPrecision, digits.Sign < 0);
    }
}
