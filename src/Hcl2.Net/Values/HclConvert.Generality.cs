namespace Hcl2;

/// <remarks>The order in which types are tried as the common one is cty's (v1.16.2, convert/compare_types.go and sort_types.go).</remarks>
public static partial class HclConvert
{
    /// <summary>The types with the more general before the less general, as far as they compare, and otherwise in their order.</summary>
    private static List<HclType> MostGeneralFirst(IReadOnlyList<HclType> types)
    {
        var waiting = new int[types.Count];
        for (var i = 0; i < types.Count; i++)
        {
            for (var j = 0; j < types.Count; j++)
            {
                if (i != j && Generality(types[j], types[i]) > 0) waiting[i]++;
            }
        }

        var order = new List<int>(types.Count);
        for (var i = 0; i < types.Count; i++)
        {
            if (waiting[i] == 0) order.Add(i);
        }

        for (var next = 0; next < order.Count; next++)
        {
            for (var j = 0; j < types.Count; j++)
            {
                if (j != order[next] && Generality(types[order[next]], types[j]) > 0 && --waiting[j] == 0) order.Add(j);
            }
        }

        return order.ConvertAll(i => types[i]);
    }

    /// <summary>Positive when the first type is more general than the second, negative when it is less general, 0 when neither is known.</summary>
    private static int Generality(HclType one, HclType other)
    {
        // Dynamic parts will turn out to be what stands beside them, so they say least.
        if (one.IsDynamic || other.IsDynamic) return (one.IsDynamic ? 0 : 1) - (other.IsDynamic ? 0 : 1);
        if (one.IsPrimitive && other.IsPrimitive) return (one.Kind == HclTypeKind.String ? 1 : 0) - (other.Kind == HclTypeKind.String ? 1 : 0);

        return (one.Kind, other.Kind) switch
        {
            (HclTypeKind.List, HclTypeKind.List) or (HclTypeKind.Set, HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map) => Generality(one.ElementType, other.ElementType),
            (HclTypeKind.List or HclTypeKind.Tuple, HclTypeKind.Set) or (HclTypeKind.List, HclTypeKind.Tuple) or (HclTypeKind.Map, HclTypeKind.Object) => 1,
            (HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Tuple) or (HclTypeKind.Tuple, HclTypeKind.List) or (HclTypeKind.Object, HclTypeKind.Map) => -1,
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => Generality(one.Elements, other.Elements),
            (HclTypeKind.Object, HclTypeKind.Object) when one.HasNamesOf(other) =>
                Generality(one.Attributes.Values, other.Attributes.Values),
            _ => 0,
        };
    }

    /// <summary>Part by part; 0 when the parts do not agree.</summary>
    private static int Generality(IReadOnlyList<HclType> one, IReadOnlyList<HclType> other)
    {
        if (one.Count != other.Count) return 0;

        var sum = 0;
        for (var i = 0; i < one.Count; i++)
        {
            var part = Math.Sign(Generality(one[i], other[i]));
            if (part != 0 && sum == -part) return 0;
            sum = part == 0 ? sum : part;
        }

        return sum;
    }
}
