using System.Globalization;
using System.Numerics;
using System.Text;
using Hcl2.Values;

namespace Hcl2;

public readonly partial struct HclNumber
{
    /// <summary>
    /// The shortest decimal text that reads back as this number at its precision, never with an exponent: <c>0.1</c>, <c>1000</c>,
    /// <c>-0</c>, <c>+Inf</c>, <c>-Inf</c>.
    /// </summary>
    public override string ToString()
    {
        if (_form == Form.PositiveInfinity) return "+Inf";
        if (_form == Form.NegativeInfinity) return "-Inf";
        if (_form == Form.NegativeZero) return "-0";
        return HasExactText ? _mantissa.ToString(CultureInfo.InvariantCulture) : ShortestDigits().ToPlainText(IsNegative);
    }

    /// <summary>How much work it is to write the number, as so many characters.</summary>
    internal long Work => WorkOf((long)(((long)BitLength(_mantissa) + Math.Abs((long)_exponent)) * 0.30103) + 1);

    /// <summary>How much work it is to read a number, beyond that of a short one.</summary>
    internal static long WorkToParse(string text)
    {
        if (text.Length <= 18) return text.AsSpan().IndexOfAny("eEpP") < 0 ? 0 : WorkOfExponent;

        var digits = (long)Math.Min(text.Length, MaximumDigits);
        return WorkOfExponent + digits + (digits * digits / 4096);
    }

    /// <summary>How much work it is to write so many digits: it grows with their square.</summary>
    internal static long WorkOf(long digits) => Math.Min(digits, int.MaxValue) is var count ? count + (count * count / 64) : 0;

    /// <summary>The digits of the shortest decimal that rounds to this number at its precision, nearest to it when several do.</summary>
    /// <remarks>
    /// Digits are produced exactly from the left until what is cut off, or what rounding up adds, is less than half a unit in the
    /// last binary place. Those two bounds themselves count when the mantissa is even, as a tie would round back to it.
    /// </remarks>
    internal DecimalDigits ShortestDigits()
    {
        if (_mantissa.IsZero) return new("0", 1);

        var magnitude = BigInteger.Abs(_mantissa);
        var shift = Precision - BitLength(magnitude);
        var mantissa = shift >= 0 ? magnitude << shift : magnitude >> -shift;
        var halfUnit = _exponent - shift - 1;

        // Both sides as numerators over one denominator: value = rest / unit, half a binary unit = margin / unit.
        var rest = mantissa << (1 + Math.Max(halfUnit, 0));
        var margin = BigInteger.One << Math.Max(halfUnit, 0);
        var unit = BigInteger.One << Math.Max(-halfUnit, 0);
        var inclusive = mantissa.IsEven;

        var point = DecimalPoint(rest, unit, BitLength(magnitude) + _exponent);
        if (point > 0) unit *= BigInteger.Pow(10, point);
        else if (point < 0) (rest, margin) = (rest * BigInteger.Pow(10, -point), margin * BigInteger.Pow(10, -point));

        var digits = new StringBuilder();
        while (true)
        {
            var digit = (char)('0' + (int)BigInteger.DivRem(rest * 10, unit, out rest));
            margin *= 10;
            digits.Append(digit);
            var below = rest.CompareTo(margin) is var low && (low < 0 || (low == 0 && inclusive));
            var above = (rest + margin).CompareTo(unit) is var high && (high > 0 || (high == 0 && inclusive));
            if (!below && !above) continue;

            var half = (rest * 2).CompareTo(unit);
            var roundsUp = above && (!below || half > 0 || (half == 0 && (digit & 1) == 1));
            return new DecimalDigits(digits.ToString(), point).Finished(roundsUp);
        }
    }

    /// <summary>The digits rounded to a number of places after the point, ties to even.</summary>
    /// <param name="places">From 0.</param>
    internal DecimalDigits DigitsToPlaces(int places)
    {
        var scaled = BigInteger.Abs(_mantissa) * BigInteger.Pow(10, places);
        var whole = _exponent >= 0 ? scaled << _exponent : RoundedToEven(scaled, 0, -_exponent).Mantissa;
        var text = whole.ToString(CultureInfo.InvariantCulture);
        return whole.IsZero ? new("0", 1) : new DecimalDigits(text, text.Length - places).Finished(false);
    }

    /// <summary>The digits rounded to a number of significant digits, ties to even.</summary>
    /// <param name="count">From 1.</param>
    internal DecimalDigits DigitsToCount(int count)
    {
        if (_mantissa.IsZero) return new("0", 1);

        var magnitude = BigInteger.Abs(_mantissa);
        var numerator = _exponent >= 0 ? magnitude << _exponent : magnitude;
        var denominator = _exponent >= 0 ? BigInteger.One : BigInteger.One << -_exponent;
        var point = DecimalPoint(numerator, denominator, BitLength(magnitude) + _exponent);
        if (count >= point) numerator *= BigInteger.Pow(10, count - point);
        else denominator *= BigInteger.Pow(10, point - count);

        var whole = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        if (half > 0 || (half == 0 && !whole.IsEven)) whole += 1;
        var text = whole.ToString(CultureInfo.InvariantCulture);
        return new DecimalDigits(text, point + text.Length - count).Finished(false);
    }

    /// <summary>The p for which 10^(p-1) ≤ numerator/denominator &lt; 10^p.</summary>
    private static int DecimalPoint(BigInteger numerator, BigInteger denominator, int bits)
    {
        var guess = (int)Math.Floor((bits - 1) * 0.30102999566398120);
        while (!IsBelowPower(numerator, denominator, guess)) guess++;
        return guess;
    }

    private static bool IsBelowPower(BigInteger numerator, BigInteger denominator, int power) =>
        power >= 0
            ? numerator < denominator * BigInteger.Pow(10, power)
            : numerator * BigInteger.Pow(10, -power) < denominator;
}
