namespace Hcl2.Values;

/// <summary>What is known about values, whether they are known or not.</summary>
internal static class KnownRange
{
    /// <summary>The refinement that would leave only this value, or that it has when it is unknown.</summary>
    public static Refinement Of(HclValue value)
    {
        if (!value.IsKnown) return value.Refinement;
        if (value.IsNull) return Refinement.None;

        var known = new Refinement { NotNull = true };
        return value.Type.Kind switch
        {
            HclTypeKind.Number => known with { Minimum = value.AsNumber, Maximum = value.AsNumber },
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => known with { MinimumLength = value.Length, MaximumLength = value.Length },
            _ => known,
        };
    }

    /// <summary>Whether a comparison of numbers holds, unknown ones included; null when that depends on what is unknown.</summary>
    public static bool? Compare(NumberComparison op, HclValue left, HclValue right)
    {
        var (one, other) = (Of(left), Of(right));
        bool? isLess = one.Maximum < other.Minimum ? true : one.Minimum > other.Maximum ? false : null;
        bool? isGreater = one.Minimum > other.Maximum ? true : one.Maximum < other.Minimum ? false : null;
        if (left.IsKnown && right.IsKnown) (isLess, isGreater) = (left.AsNumber < right.AsNumber, left.AsNumber > right.AsNumber);
        return op switch
        {
            NumberComparison.Less => isLess,
            NumberComparison.LessOrEqual => isLess is { } less && HclOperators.IsEqual(left, right) is { } equal ? less || equal : null,
            NumberComparison.Greater => isGreater,
            _ => isGreater is { } greater && HclOperators.IsEqual(left, right) is { } same ? greater || same : null,
        };
    }

    /// <summary>What holds for a value that is one or the other.</summary>
    public static Refinement Either(Refinement one, Refinement other)
    {
        var (minimum, minimumInclusive) = Outer(one.Minimum, one.MinimumInclusive, other.Minimum, other.MinimumInclusive, direction: -1);
        var (maximum, maximumInclusive) = Outer(one.Maximum, one.MaximumInclusive, other.Maximum, other.MaximumInclusive, direction: 1);
        return new()
        {
            NotNull = one.NotNull && other.NotNull,
            Minimum = minimum,
            MinimumInclusive = minimumInclusive,
            Maximum = maximum,
            MaximumInclusive = maximumInclusive,
            MinimumLength = Math.Min(one.MinimumLength, other.MinimumLength),
            MaximumLength = one.MaximumLength is { } length && other.MaximumLength is { } otherLength ? Math.Max(length, otherLength) : null,
        };
    }

    /// <summary>The bound that lies further out; none when one side has none.</summary>
    private static (HclNumber? Bound, bool Inclusive) Outer(HclNumber? one, bool oneInclusive, HclNumber? other, bool otherInclusive, int direction)
    {
        if (one is not { } a || other is not { } b) return (null, true);

        var order = a.CompareTo(b) * direction;
        return order == 0 ? (a, oneInclusive || otherInclusive) : order > 0 ? (a, oneInclusive) : (b, otherInclusive);
    }
}
