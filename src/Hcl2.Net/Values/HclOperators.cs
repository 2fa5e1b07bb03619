namespace Hcl2.Values;

/// <summary>The comparison that expressions do with <c>==</c>.</summary>
public static class HclOperators
{
    private static readonly HclValue UnknownBool = HclValue.Unknown(HclType.Bool, new Refinement { NotNull = true });

    /// <summary>
    /// Whether two values are equal, without any conversion: values of different types are not, but nulls are whatever their
    /// type. Unknown when unknown parts decide. Carries the marks of both.
    /// </summary>
    public static HclValue Equal(HclValue left, HclValue right)
    {
        if (left.ContainsMarks || right.ContainsMarks)
        {
            var marks = left.Marks.Clear();
            return Equal(left.UnmarkDeep(ref marks), right.UnmarkDeep(ref marks)).WithMarks(marks);
        }

        return IsEqual(left, right) switch
        {
            true => HclValue.True,
            false => HclValue.False,
            null => UnknownBool,
        };
    }

    /// <summary>The opposite of <see cref="Equal"/>.</summary>
    public static HclValue NotEqual(HclValue left, HclValue right)
    {
        var equal = Equal(left, right);
        return equal.IsKnown ? HclValue.Bool(!equal.AsBool).WithMarksOf(equal) : equal;
    }

    /// <summary>Equality of unmarked values; null when it depends on what is unknown.</summary>
    internal static bool? IsEqual(HclValue left, HclValue right)
    {
        if (!left.IsKnown || !right.IsKnown) return IsEqualUnknown(left, right);
        if (left.IsNull || right.IsNull) return left.IsNull && right.IsNull;
        var isWhollyKnown = left.IsWhollyKnown && right.IsWhollyKnown;
        if (!isWhollyKnown && (HasUnknownType(left) || HasUnknownType(right))) return HclConvert.CouldConform(left.Type, right.Type) ? null : false;
        if (!left.Type.Equals(right.Type)) return false;
        if (isWhollyKnown) return left.Equals(right);
        return left.Type.Kind == HclTypeKind.Set ? null : IsEqualByParts(left, right);
    }

    private static bool? IsEqualUnknown(HclValue left, HclValue right)
    {
        if (left.IsKnown && IsExcluded(left, right)) return false;
        if (right.IsKnown && IsExcluded(right, left)) return false;
        if (left.IsNull || right.IsNull || left.Type.HasDynamic || right.Type.HasDynamic || (!left.IsKnown && !right.IsKnown)) return null;
        return left.Type.Equals(right.Type) ? null : false;
    }

    /// <summary>Whether an unknown value cannot turn out to be this one.</summary>
    private static bool IsExcluded(HclValue value, HclValue unknown) =>
        !unknown.Refinement.Admits(value) || (!value.IsNull && !HclConvert.Conforms(value.Type, unknown.Type));

    private static bool HasUnknownType(HclValue value) =>
        (!value.IsKnown && value.Type.IsDynamic) || (value.CanIterate && !value.IsWhollyKnown && value.Iterate().Any(static part => HasUnknownType(part.Value)));

    private static bool? IsEqualByParts(HclValue left, HclValue right)
    {
        if (left.Length != right.Length) return false;

        // The first part of a sequence that is not known ends the comparison; of maps and objects no part is the first.
        var isOrdered = left.Type.Kind is HclTypeKind.List or HclTypeKind.Tuple;
        bool? result = true;
        foreach (var (one, other) in left.Iterate().Zip(right.Iterate()))
        {
            if (!one.Key.Equals(other.Key)) return false;
            var part = IsEqual(one.Value, other.Value);
            if (part == false || (part is null && isOrdered)) return part;
            result = part is null ? null : result;
        }

        return result;
    }
}
