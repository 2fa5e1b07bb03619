using System.Numerics;

namespace Hcl2;

public readonly partial struct HclNumber
{
    /// <summary>Equality as HCL defines it: the same text, with both zeros equal.</summary>
    public static bool operator ==(HclNumber left, HclNumber right) => left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    public static bool operator !=(HclNumber left, HclNumber right) => !left.Equals(right);

    /// <summary>Numeric order.</summary>
    public static bool operator <(HclNumber left, HclNumber right) => left.CompareTo(right) < 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >(HclNumber left, HclNumber right) => left.CompareTo(right) > 0;

    /// <summary>Numeric order.</summary>
    public static bool operator <=(HclNumber left, HclNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >=(HclNumber left, HclNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Numeric order of the exact values, whatever their precision.</summary>
    public int CompareTo(HclNumber other)
    {
        if (IsPlain && other.IsPlain) return _mantissa.CompareTo(other._mantissa);
        if (IsInfinite || other.IsInfinite) return Rank.CompareTo(other.Rank);
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);

        // Magnitudes that differ by a bit or more need no shift.
        var magnitude = (BitLength(_mantissa) + _exponent).CompareTo(BitLength(other._mantissa) + other._exponent);
        if (magnitude != 0) return Sign < 0 ? -magnitude : magnitude;
        var exponent = Math.Min(_exponent, other._exponent);
        return (_mantissa << (_exponent - exponent)).CompareTo(other._mantissa << (other._exponent - exponent));
    }

    /// <summary>
    /// Equality as HCL defines it: two numbers are equal when their decimal strings are, which depends on their precision; both
    /// zeros are equal.
    /// </summary>
    public bool Equals(HclNumber other)
    {
        if (_form != other._form && !(IsZero && other.IsZero)) return false;
        if (IsInfinite || IsZero) return Sign == other.Sign;

        var same = _exponent == other._exponent && _mantissa == other._mantissa;
        if (Precision == other.Precision || (HasExactText && other.HasExactText)) return same;
        return Sign == other.Sign && ToString() == other.ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HclNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (IsZero || IsInfinite) return Sign;
        return IsPlain && BigInteger.Abs(_mantissa) <= MaximumSmall
            ? _mantissa.GetHashCode()
            : string.GetHashCode(ToString(), StringComparison.Ordinal);
    }

    private int Rank => _form switch
    {
        Form.NegativeInfinity => -1,
        Form.PositiveInfinity => 1,
        _ => 0,
    };

    /// <summary>A whole number with all its bits inside the precision: no shorter text means the same.</summary>
    private bool HasExactText => IsPlain && BitLength(_mantissa) <= Precision;
}
