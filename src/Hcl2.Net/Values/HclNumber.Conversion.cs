using System.Numerics;

namespace Hcl2;

public readonly partial struct HclNumber
{
    /// <summary>A 64-bit integer, with 64 bits of precision.</summary>
    public HclNumber(long value)
        : this(value, 0, IntegerPrecision)
    {
    }

    /// <summary>A 64-bit integer, with 64 bits of precision.</summary>
    public static implicit operator HclNumber(long value) => new(value);

    /// <summary>The same as the implicit conversion.</summary>
    public static HclNumber FromInt64(long value) => new(value);

    /// <summary>A double, with 53 bits of precision.</summary>
    /// <exception cref="ArgumentException">The double is not a number.</exception>
    public static HclNumber FromDouble(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("NaN is no number in HCL.", nameof(value));
        if (double.IsInfinity(value)) return Infinity(value < 0);

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return Rounded(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075, DoublePrecision, double.IsNegative(value));
    }

    /// <summary>An integer of any size, rounded to at least 512 bits or, when it is shorter, exactly.</summary>
    public static HclNumber FromInteger(BigInteger value) => Rounded(value, 0, TextPrecision);

    /// <summary>The value as a 64-bit integer; false when it has a fraction or does not fit.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsPlain && _form != Form.NegativeZero) return false;
        if (_mantissa < long.MinValue || _mantissa > long.MaxValue) return false;
        value = (long)_mantissa;
        return true;
    }

    /// <summary>The value as a 32-bit integer; false when it has a fraction or does not fit.</summary>
    public bool TryGetInt32(out int value)
    {
        var whole = TryGetInt64(out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = whole ? (int)wide : 0;
        return whole;
    }

    /// <summary>The value as an integer of any size; false when it has a fraction or is infinite.</summary>
    public bool TryGetInteger(out BigInteger value)
    {
        value = IsInteger ? _mantissa << _exponent : default;
        return IsInteger;
    }

    /// <summary>The nearest double, ties to even; infinite when the magnitude is too large.</summary>
    public double ToDouble()
    {
        if (_form == Form.PositiveInfinity) return double.PositiveInfinity;
        if (_form == Form.NegativeInfinity) return double.NegativeInfinity;
        if (_mantissa.IsZero) return _form == Form.NegativeZero ? -0.0 : 0.0;

        // Subnormal doubles have fewer bits: the last one stands for 2^-1074.
        var bits = Math.Min(DoublePrecision, BitLength(_mantissa) + _exponent + 1074);
        if (bits < 0) return IsNegative ? -0.0 : 0.0;
        var (mantissa, exponent) = BitLength(_mantissa) > bits
            ? RoundedToEven(_mantissa, _exponent, BitLength(_mantissa) - bits)
            : (_mantissa, _exponent);
        return Math.ScaleB((double)mantissa, exponent);
    }
}
