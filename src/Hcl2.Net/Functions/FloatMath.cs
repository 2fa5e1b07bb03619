namespace Hcl2.Functions;

/// <summary>The two functions that compute with doubles.</summary>
internal static class FloatMath
{
    // The natural logarithm of 2 in two parts, the first with zeros at its end, so that a product with a small number is exact.
    private const double Ln2High = 0.69314718036912381649;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Natural logarithms divided; infinite for 0, not a number below.</summary>
    public static double Log(double number, double radix) => Log(number) / Log(radix);

    /// <summary>The natural logarithm with the last bit that the original has, which <see cref="Math.Log(double)"/> may round better.</summary>
    /// <remarks>The method of FreeBSD's e_log.c, which Go has too: a polynomial in (f/(2+f))² over a mantissa 1+f near 1.</remarks>
    private static double Log(double number)
    {
        if (!double.IsFinite(number) || number <= 0) return Math.Log(number);

        var (mantissa, exponent) = Split(number);
        if (mantissa < Math.Sqrt(0.5)) (mantissa, exponent) = (mantissa * 2, exponent - 1);
        var f = mantissa - 1;
        var s = f / (2 + f);
        var square = s * s;
        var fourth = square * square;
        var odd = square * (0.6666666666666735130 + (fourth * (0.2857142874366239149 + (fourth * (0.1818357216161805012 + (fourth * 0.1479819860511658591))))));
        var even = fourth * (0.3999999999940941908 + (fourth * (0.2222219843214978396 + (fourth * 0.1531383769920937332))));
        var half = 0.5 * f * f;
        return (exponent * Ln2High) - (half - ((s * (half + (odd + even))) + (exponent * Ln2Low)) - f);
    }

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
        var result = rest != 0 ? Math.Exp(rest * Log(number)) : 1;

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
