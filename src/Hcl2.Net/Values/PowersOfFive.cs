using System.Numerics;

namespace Hcl2.Values;

/// <summary>The powers of five that decimal exponents need.</summary>
/// <remarks>
/// A power is the product of two that are kept: of one whose exponent is a multiple of <see cref="Stride"/>, and of one below that. So
/// each costs one multiplication, however large it is, and there are a thousand to keep.
/// </remarks>
internal static class PowersOfFive
{
    // The square root of the largest exponent, about.
    private const int Stride = 512;

    // Beyond this a power is not asked for: the number would be infinite, or zero.
    private const int Largest = 1 << 20;

    private const int MaximumBits = 1024;

    // Kept as objects, which threads may exchange without a lock.
    private static readonly Power?[] Small = new Power?[Stride];
    private static readonly Power?[] Large = new Power?[(Largest / Stride) + 1];

    /// <summary>
    /// 5^n as mantissa and binary exponent: exact while n is small, else cut to about 1,024 bits, which leaves 500 bits more than
    /// rounding needs and keeps <c>1e300000</c> cheap.
    /// </summary>
    public static (BigInteger Mantissa, int Exponent) Of(int n)
    {
        var rest = Small[n % Stride] ??= new(BigInteger.Pow(5, n % Stride), 0);
        if (n < Stride) return (rest.Mantissa, 0);

        var whole = Large[n / Stride] ??= Computed(n - (n % Stride));
        if (n % Stride == 0) return (whole.Mantissa, whole.Exponent);

        var product = Cut(whole.Mantissa * rest.Mantissa, whole.Exponent);
        return (product.Mantissa, product.Exponent);
    }

    private static Power Computed(int n)
    {
        if (n <= 440) return new(BigInteger.Pow(5, n), 0);

        var half = Computed(n / 2);
        return Cut(half.Mantissa * half.Mantissa * (n % 2 == 0 ? 1 : 5), 2 * half.Exponent);
    }

    private static Power Cut(BigInteger mantissa, int exponent)
    {
        var drop = (int)Math.Max(0, mantissa.GetBitLength() - MaximumBits);
        return new(mantissa >> drop, exponent + drop);
    }

    private sealed record Power(BigInteger Mantissa, int Exponent);
}
