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
        if (!isWhollyKnown && (left.Type.HasDynamic || right.Type.HasDynamic)) return HclConvert.CouldConform(left.Type, right.Type) ? null : false;
        if (!left.Type.Equals(right.Type)) return false;
        if (isWhollyKnown) return left.Equals(right);
        return left.Type.Kind == HclTypeKind.Set ? null : IsEqualByParts(left, right);
    }

    private static bool? IsEqualUnknown(HclValue left, HclValue right)
    {
        if (left.IsKnown && !right.Refinement.Admits(left)) return false;
        if (right.IsKnown && !left.Refinement.Admits(right)) return false;
        if (left.IsNull || right.IsNull || left.Type.HasDynamic || right.Type.HasDynamic || (!left.IsKnown && !right.IsKnown)) return null;
        return left.Type.Equals(right.Type) ? null : false;
    }

    private static bool? IsEqualByParts(HclValue left, HclValue right)
    {
        if (left.Length != right.Length) return false;

        bool? result = true;
        foreach (var (one, other) in left.Iterate().Zip(right.Iterate()))
        {
            if (!one.Key.Equals(other.Key)) return false;
            var part = IsEqual(one.Value, other.Value);
            if (part == false) return false;
            result = part is null ? null : result;
        }

        return result;
    }
}
