namespace Hcl2.Values;

public static partial class HclConvert
{
    /// <summary>
    /// The type that values of all these types can be brought to; null when there is none, or no types are given.
    /// </summary>
    /// <param name="types">At least one; their order decides between equally good candidates.</param>
    /// <param name="isUnsafe">Whether conversions that may fail for some values count.</param>
    public static HclType? CommonType(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        if (types.Count == 0) return null;
        if (types.Count == 1 || types.All(type => type.Equals(types[0]))) return types[0];

        int Count(HclTypeKind kind) => types.Count(type => type.Kind == kind);
        var dynamics = Count(HclTypeKind.Dynamic);
        var (maps, lists, sets) = (Count(HclTypeKind.Map), Count(HclTypeKind.List), Count(HclTypeKind.Set));
        var (objects, tuples) = (Count(HclTypeKind.Object), Count(HclTypeKind.Tuple));

        if (maps > 0 && maps + dynamics == types.Count) return CommonCollection(HclType.Map, types, isUnsafe, dynamics > 0);
        if (lists > 0 && lists + dynamics == types.Count) return CommonCollection(HclType.List, types, isUnsafe, dynamics > 0);
        if (sets > 0 && sets + dynamics == types.Count) return CommonCollection(HclType.Set, types, isUnsafe, dynamics > 0);
        if (objects > 0 && objects + dynamics == types.Count) return dynamics > 0 ? HclType.Dynamic : CommonObject(types, isUnsafe);
        if (tuples > 0 && tuples + dynamics == types.Count) return dynamics > 0 ? HclType.Dynamic : CommonTuple(types, isUnsafe);
        if (objects > 0 && tuples > 0) return null;

        if (maps > 0 && objects > 0 && maps + objects + dynamics == types.Count && CommonParts(types, isUnsafe) is { } entry) return HclType.Map(entry);
        if (lists > 0 && tuples > 0 && lists + tuples + dynamics == types.Count && CommonParts(types, isUnsafe) is { } element) return HclType.List(element);

        return Preferred(types).FirstOrDefault(wanted => types.All(type => CanConvert(type, wanted, isUnsafe)));
    }

    private static HclType? CommonCollection(Func<HclType, HclType> collection, IReadOnlyList<HclType> types, bool isUnsafe, bool hasDynamic)
    {
        // What a dynamic one turns out to be decides the rest, so nothing can be said before.
        if (hasDynamic) return HclType.Dynamic;
        return CommonType([.. types.Select(static type => type.ElementType)], isUnsafe) is { } element ? collection(element) : null;
    }

    /// <summary>Attribute by attribute when all have the same names, else a map of what all attributes have in common.</summary>
    private static HclType? CommonObject(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        var names = types[0].Attributes.Keys;
        if (types.Any(type => !type.Attributes.Keys.SequenceEqual(names, StringComparer.Ordinal)))
            return CommonParts(types, isUnsafe) is { } element ? HclType.Map(element) : null;

        var attributes = new List<KeyValuePair<string, HclType>>();
        foreach (var name in names)
        {
            if (CommonType([.. types.Select(type => type.Attributes[name])], isUnsafe) is not { } common) return null;
            attributes.Add(new(name, common));
        }

        return HclType.Object(attributes);
    }

    /// <summary>Element by element when all have the same length, else a list of what all elements have in common.</summary>
    private static HclType? CommonTuple(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        var length = types[0].Elements.Count;
        if (types.Any(type => type.Elements.Count != length))
            return CommonParts(types, isUnsafe) is { } element ? HclType.List(element) : null;

        var elements = new HclType[length];
        for (var i = 0; i < length; i++)
        {
            if (CommonType([.. types.Select(type => type.Elements[i])], isUnsafe) is not { } common) return null;
            elements[i] = common;
        }

        return HclType.Tuple(elements);
    }

    /// <summary>What the elements and attributes of all these types have in common.</summary>
    private static HclType? CommonParts(IEnumerable<HclType> types, bool isUnsafe) =>
        CommonType([.. types.SelectMany(static IEnumerable<HclType> (type) => type.Kind switch
        {
            HclTypeKind.Object => type.Attributes.Values,
            HclTypeKind.Tuple => type.Elements,
            HclTypeKind.Dynamic => [type],
            _ => [type.ElementType],
        }).Distinct()], isUnsafe);

    /// <summary>Candidates: string holds every primitive, so it comes first; dynamic says nothing, so it comes last.</summary>
    private static IEnumerable<HclType> Preferred(IReadOnlyList<HclType> types) =>
        types.OrderBy(static type => type.Kind switch
        {
            HclTypeKind.String => 0,
            HclTypeKind.Dynamic => 2,
            _ => 1,
        });
}
