using Hcl2.Values;

namespace Hcl2;

public static partial class HclConvert
{
    /// <summary>What is known of the length or the null-ness of a value is known of its conversion too.</summary>
    private static HclValue ConvertedUnknown(HclValue value, HclType type)
    {
        var target = Replaced(value.Type, type.WithoutOptional());
        var refinement = new Refinement { NotNull = value.Refinement.NotNull };
        if (target.IsCollection && Lengths(value, target.Kind == HclTypeKind.Set) is var (least, most))
            refinement = refinement with { MinimumLength = least, MaximumLength = most };
        return HclValue.Unknown(target, refinement);
    }

    /// <summary>The least and the greatest number of elements of a collection that is made of the value. Elements of a set may coincide.</summary>
    private static (int Least, int? Most) Lengths(HclValue value, bool asSet)
    {
        var (least, most) = value.Type.Kind switch
        {
            HclTypeKind.Object => (value.Type.Attributes.Count, value.Type.Attributes.Count),
            HclTypeKind.Tuple => (value.Type.Elements.Count, value.Type.Elements.Count),
            _ => (value.Refinement.MinimumLength, value.Refinement.MaximumLength),
        };
        return (asSet ? Math.Min(least, 1) : least, most);
    }

    /// <summary>The wanted type with what it leaves open taken from the type that is given, which converts to it.</summary>
    private static HclType Replaced(HclType given, HclType wanted)
    {
        if (given.IsDynamic || !wanted.HasDynamic) return wanted;
        if (wanted.IsDynamic) return given;

        return (given.Kind, wanted.Kind) switch
        {
            (HclTypeKind.Map or HclTypeKind.Object, HclTypeKind.Map) => HclType.Map(Replaced(Parts(given), wanted.ElementType)),
            (HclTypeKind.Set or HclTypeKind.List or HclTypeKind.Tuple, HclTypeKind.Set) => HclType.Set(Replaced(Parts(given), wanted.ElementType)),
            (HclTypeKind.Set or HclTypeKind.List or HclTypeKind.Tuple, HclTypeKind.List) => HclType.List(Replaced(Parts(given), wanted.ElementType)),
            (HclTypeKind.Map, HclTypeKind.Object) => HclType.Object(wanted.Attributes.Select(a => KeyValuePair.Create(a.Key, Replaced(given.ElementType, a.Value)))),
            (HclTypeKind.Object, HclTypeKind.Object) => HclType.Object(wanted.Attributes.Select(a =>
                KeyValuePair.Create(a.Key, given.Attributes.TryGetValue(a.Key, out var part) ? Replaced(part, a.Value) : a.Value))),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => HclType.Tuple(given.Elements.Zip(wanted.Elements, Replaced)),
            _ => wanted,
        };
    }

    /// <summary>The type of the elements, or the type that the parts have in common.</summary>
    private static HclType Parts(HclType type) => type.Kind switch
    {
        HclTypeKind.Object => CommonType(type.Attributes.Values, isUnsafe: true),
        HclTypeKind.Tuple => CommonType(type.Elements, isUnsafe: true),
        _ => type.ElementType,
    } ?? HclType.Dynamic;
}
