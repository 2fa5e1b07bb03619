namespace Hcl2.Functions;

/// <summary>The two functions that compute with doubles.</summary>
internal static class FloatMath
{
    /// <summary>Natural logarithms divided; infinite for 0, not a number below.</summary>
    public static double Log(double number, double radix) => Math.Log(number) / Math.Log(radix);

    /// <summary>
    /// The whole part of the power by squaring, the rest by logarithm: the last bit then is what the original has, which
    /// <see cref="Math.Pow"/> would round better.
    /// </summary>
    public static double Pow(double number, double power)
    {
        var whole = Math.Truncate(Math.Abs(power));
        var isPlain = double.IsNormal(number) && double.IsFinite(power) && whole < 1L << 52;
        if (!isPlain || power is 0 or 1 or -1 or 0.5 or -0.5 || (number < 0 && whole != Math.Abs(power))) return Math.Pow(number, power);

        var rest = Math.Abs(power) - whole;
        if (rest > 0.5) (rest, whole) = (rest - 1, whole + 1);
        var result = rest != 0 ? Math.Exp(rest * Math.Log(number)) : 1;

        // Squares of the mantissa stay between 1/4 and 1, exponents are added up beside it.
        var (mantissa, exponent) = Split(number);
        var resultExponent = 0L;
        for (var bits = (long)whole; bits != 0; bits >>= 1)
        {
            if (Math.Abs(exponent) > 1 << 14) return Overflowed(number, power, exponent > 0);
            if ((bits & 1) == 1) (result, resultExponent) = (result * mantissa, resultExponent + exponent);
            (mantissa, exponent) = (mantissa * mantissa, exponent * 2);
            if (Math.Abs(mantissa) < 0.5) (mantissa, exponent) = (mantissa * 2, exponent - 1);
        }

        if (power < 0) (result, resultExponent) = (1 / result, -resultExponent);
        return Math.ScaleB(result, (int)Math.Clamp(resultExponent, -5000, 5000));
    }

    private static double Overflowed(double number, double power, bool isLarge)
    {
        var magnitude = isLarge == power > 0 ? double.PositiveInfinity : 0;
        return number < 0 && Math.Abs(power) % 2 == 1 ? -magnitude : magnitude;
    }

    private static (double Mantissa, long Exponent) Split(double number)
    {
        var exponent = Math.ILogB(number) + 1;
        return (Math.ScaleB(number, -exponent), exponent);
    }
}
