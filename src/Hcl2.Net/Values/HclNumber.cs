using System.Numerics;

namespace Hcl2;

/// <summary>
/// A number as HCL has it: a binary floating point number whose mantissa has up to <see cref="Precision"/> bits.
/// </summary>
/// <remarks>
/// Text is read to 512 bits and rounded to nearest, ties to even; 64-bit integers of the host have 64 bits, doubles 53. The
/// precision of a result follows from its operands, and decides how many digits its text has. Magnitudes of 2^1048576 and more
/// become infinite, those below 2^-1048576 become zero.
/// </remarks>
public readonly partial struct HclNumber : IEquatable<HclNumber>, IComparable<HclNumber>
{
    /// <summary>Bits of a number read from text.</summary>
    public const int TextPrecision = 512;

    /// <summary>Bits of a number that came from a 64-bit integer.</summary>
    public const int IntegerPrecision = 64;

    /// <summary>Bits of a number that came from a double.</summary>
    public const int DoublePrecision = 53;

    /// <summary>The greatest binary magnitude, so that no text or shift is larger than about 300,000 digits.</summary>
    private const int MaximumMagnitude = 1 << 20;

    /// <summary>Integers up to this many bits are kept without an exponent, which makes their arithmetic plain.</summary>
    private const int PlainIntegerBits = 1024;

    // Value = _mantissa * 2^_exponent. Either the exponent is 0 (integers of up to PlainIntegerBits) or the mantissa is odd, so
    // equal finite values have equal fields.
    private readonly BigInteger _mantissa;
    private readonly int _exponent;
    private readonly ushort _precision;
    private readonly Form _form;

    private HclNumber(BigInteger mantissa, int exponent, int precision, Form form = Form.Finite)
    {
        _mantissa = mantissa;
        _exponent = exponent;
        _precision = (ushort)precision;
        _form = form;
    }

    private enum Form : byte
    {
        Finite,
        NegativeZero,
        PositiveInfinity,
        NegativeInfinity,
    }

    /// <summary>Zero, with the precision of an integer.</summary>
    public static HclNumber Zero { get; } = new(0);

    /// <summary>One, with the precision of an integer.</summary>
    public static HclNumber One { get; } = new(1);

    /// <summary>Above every finite number.</summary>
    public static HclNumber PositiveInfinity { get; } = new(default, 0, TextPrecision, Form.PositiveInfinity);

    /// <summary>Below every finite number.</summary>
    public static HclNumber NegativeInfinity { get; } = new(default, 0, TextPrecision, Form.NegativeInfinity);

    /// <summary>Bits the mantissa may have, 53 to 512.</summary>
    public int Precision => _precision == 0 ? TextPrecision : _precision;

    /// <summary>Whether this is a number other than the two infinities.</summary>
    public bool IsFinite => _form is Form.Finite or Form.NegativeZero;

    /// <summary>Whether this is either infinity.</summary>
    public bool IsInfinite => !IsFinite;

    /// <summary>Whether this is zero of either sign.</summary>
    public bool IsZero => IsFinite && _mantissa.IsZero;

    /// <summary>Whether this is finite and has no fraction.</summary>
    public bool IsInteger => IsFinite && _exponent >= 0;

    /// <summary>-1 below zero, 0 for zero of either sign, 1 above.</summary>
    public int Sign => _form switch
    {
        Form.PositiveInfinity => 1,
        Form.NegativeInfinity => -1,
        _ => _mantissa.Sign,
    };

    /// <summary>Whether the sign bit is set: below zero, or negative zero.</summary>
    public bool IsNegative => _form is Form.NegativeZero or Form.NegativeInfinity || _mantissa.Sign < 0;

    private bool IsPlain => _form == Form.Finite && _exponent == 0;

    /// <summary>The sum; null when it is no number (opposing infinities).</summary>
    public static HclNumber? Add(HclNumber left, HclNumber right)
    {
        var precision = Math.Max(left.Precision, right.Precision);
        if (left.IsPlain && right.IsPlain) return Rounded(left._mantissa + right._mantissa, 0, precision);
        if (left.IsInfinite && right.IsInfinite && left._form != right._form) return null;
        if (left.IsInfinite) return left;
        if (right.IsInfinite) return right;
        if (left._form == Form.NegativeZero && right._form == Form.NegativeZero) return left;

        var exponent = Math.Min(left._exponent, right._exponent);
        return Rounded((left._mantissa << (left._exponent - exponent)) + (right._mantissa << (right._exponent - exponent)), exponent, precision);
    }

    /// <summary>The difference; null when it is no number (an infinity less itself).</summary>
    public static HclNumber? Subtract(HclNumber left, HclNumber right) => Add(left, -right);

    /// <summary>
    /// The product, computed to 512 bits and kept to as many as it needs, at least those of the operands; null when it is no
    /// number (zero times infinity).
    /// </summary>
    public static HclNumber? Multiply(HclNumber left, HclNumber right)
    {
        var precision = Math.Max(left.Precision, right.Precision);
        var negative = left.IsNegative != right.IsNegative;
        if (left.IsInfinite || right.IsInfinite) return left.IsZero || right.IsZero ? null : Infinity(negative);

        var product = Rounded(left._mantissa * right._mantissa, left._exponent + right._exponent, TextPrecision, negative);
        return product.WithPrecision(Math.Max(precision, product.MinimumPrecision));
    }

    /// <summary>The quotient; infinite when dividing by zero, null when it is no number (0/0, ∞/∞).</summary>
    public static HclNumber? Divide(HclNumber left, HclNumber right)
    {
        var precision = Math.Max(left.Precision, right.Precision);
        var negative = left.IsNegative != right.IsNegative;
        if (left.IsInfinite) return right.IsInfinite ? null : Infinity(negative);
        if (right.IsInfinite) return NoMagnitude(negative, precision);
        if (right.IsZero) return left.IsZero ? null : Infinity(negative);

        return Quotient(BigInteger.Abs(left._mantissa), left._exponent, BigInteger.Abs(right._mantissa), right._exponent, precision, negative);
    }

    /// <summary>
    /// The remainder of a division truncated toward zero, so it has the sign of <paramref name="left"/>; the left operand when
    /// the right is zero, infinite when either is, null when it is no number.
    /// </summary>
    public static HclNumber? Modulo(HclNumber left, HclNumber right)
    {
        if (left.IsInfinite || right.IsInfinite) return Multiply(left, right);
        if (right.IsZero) return left;
        if (left.IsPlain && right.IsPlain && left.Precision >= right.Precision && Divide(left, right)!.Value.IsPlain)
            return Rounded(BigInteger.Remainder(left._mantissa, right._mantissa), 0, left.Precision);

        // Every step keeps the precision of the left operand, as the original does: 10 % 0.3 shows it in the last digits.
        var whole = Divide(left, right)!.Value.Truncated().WithPrecision(left.Precision);
        var part = Rounded(right._mantissa * whole._mantissa, right._exponent + whole._exponent, left.Precision);
        return Add(left, -part)!.Value.WithPrecision(left.Precision);
    }

    /// <summary>The number with the other sign; zero becomes negative zero.</summary>
    public static HclNumber operator -(HclNumber value) => value._form switch
    {
        Form.PositiveInfinity => NegativeInfinity,
        Form.NegativeInfinity => PositiveInfinity,
        Form.NegativeZero => new(default, 0, value._precision),
        _ when value._mantissa.IsZero => new(default, 0, value._precision, Form.NegativeZero),
        _ => new(-value._mantissa, value._exponent, value._precision),
    };

    /// <summary>The number as is.</summary>
    public static HclNumber operator +(HclNumber value) => value;

    /// <summary>The same as the unary operator.</summary>
    public static HclNumber Negate(HclNumber value) => -value;

    /// <summary>The magnitude.</summary>
    public static HclNumber Abs(HclNumber value) => value.IsNegative ? -value : value;

    /// <summary>The whole part, toward zero and never negative zero; infinities as they are.</summary>
    public HclNumber Truncated() =>
        _exponent >= 0 ? this : Rounded(BigInteger.Divide(_mantissa, BigInteger.One << -_exponent), 0, Precision);

    /// <summary>The greatest whole number that is not above this; infinities as they are.</summary>
    public HclNumber Floor() => _exponent >= 0 ? this : Rounded(_mantissa >> -_exponent, 0, Precision);

    /// <summary>The smallest whole number that is not below this; infinities as they are.</summary>
    public HclNumber Ceiling() => _exponent >= 0 ? this : Rounded(-(-_mantissa >> -_exponent), 0, Precision);

    /// <summary>The same value rounded to a precision, nearest with ties to even.</summary>
    /// <param name="precision">Bits of the mantissa, 1 to 512.</param>
    public HclNumber WithPrecision(int precision) =>
        IsInfinite ? this : Rounded(_mantissa, _exponent, precision, IsNegative);

    private int MinimumPrecision =>
        _mantissa.IsZero ? 0 : (int)(BitLength(_mantissa) - (int)BigInteger.TrailingZeroCount(_mantissa));

    private static HclNumber Infinity(bool negative) => negative ? NegativeInfinity : PositiveInfinity;

    private static HclNumber NoMagnitude(bool negative, int precision) =>
        new(default, 0, precision, negative ? Form.NegativeZero : Form.Finite);

    private static int BitLength(BigInteger value) => (int)BigInteger.Abs(value).GetBitLength();

    /// <summary>Divides magnitudes: two bits more than asked for, the last of them sticky, are enough to round correctly.</summary>
    private static HclNumber Quotient(BigInteger dividend, int dividendExponent, BigInteger divisor, int divisorExponent, int precision, bool negative)
    {
        if (dividend.IsZero) return NoMagnitude(negative, precision);

        var shift = Math.Max(0, precision + 2 + BitLength(divisor) - BitLength(dividend));
        var quotient = BigInteger.DivRem(dividend << shift, divisor, out var remainder);
        quotient = (quotient << 1) + (remainder.IsZero ? 0 : 1);
        return Rounded(negative ? -quotient : quotient, dividendExponent - divisorExponent - shift - 1, precision);
    }

    /// <summary>Brings mantissa and exponent to the form the fields have, rounding to nearest with ties to even.</summary>
    /// <param name="mantissa">Of any length.</param>
    /// <param name="exponent">Of two.</param>
    /// <param name="precision">Bits to keep.</param>
    /// <param name="negative">The sign when the mantissa is zero.</param>
    private static HclNumber Rounded(BigInteger mantissa, int exponent, int precision, bool negative = false)
    {
        // Everything of up to 53 bits fits every precision.
        if (exponent == 0 && mantissa >= -MaximumSmall && mantissa <= MaximumSmall)
            return mantissa.IsZero ? NoMagnitude(negative, precision) : new(mantissa, 0, precision);
        if (mantissa.IsZero) return NoMagnitude(negative, precision);

        negative = mantissa.Sign < 0;
        var bits = BitLength(mantissa);
        if (bits > precision)
        {
            (mantissa, exponent) = RoundedToEven(mantissa, exponent, bits - precision);
            bits = BitLength(mantissa);
        }

        if ((long)bits + exponent > MaximumMagnitude) return Infinity(negative);
        if ((long)bits + exponent < -MaximumMagnitude) return NoMagnitude(negative, precision);
        if (exponent == 0 && bits <= PlainIntegerBits) return new(mantissa, 0, precision);
        if (exponent > 0 && bits + exponent <= PlainIntegerBits) return new(mantissa << exponent, 0, precision);

        var zeros = (int)BigInteger.TrailingZeroCount(mantissa);
        if (exponent < 0) zeros = Math.Min(zeros, -exponent);
        return new(mantissa >> zeros, exponent + zeros, precision);
    }

    private static readonly BigInteger MaximumSmall = 1L << 53;

    private static (BigInteger Mantissa, int Exponent) RoundedToEven(BigInteger mantissa, int exponent, int drop)
    {
        var magnitude = BigInteger.Abs(mantissa);
        var kept = magnitude >> drop;
        var rest = magnitude - (kept << drop);
        var half = BigInteger.One << (drop - 1);
        var comparison = rest.CompareTo(half);
        if (comparison > 0 || (comparison == 0 && !kept.IsEven)) kept += BigInteger.One;
        return (mantissa.Sign < 0 ? -kept : kept, exponent + drop);
    }
}
