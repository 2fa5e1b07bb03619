using Hcl2.Work;

namespace Hcl2;

public static partial class HclConvert
{
    /// <summary>
    /// The type that values of all these types can be brought to; null when there is none, or no types are given.
    /// </summary>
    /// <param name="types">At least one; their order decides between equally good candidates.</param>
    /// <param name="isUnsafe">Whether conversions that may fail for some values count.</param>
    public static HclType? CommonType(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        if (types.Count > 1) types = [.. types.Distinct()];
        if (types.Count < 2) return types.Count == 0 ? null : types[0];

        int Count(HclTypeKind kind) => types.Count(type => type.Kind == kind);
        var dynamics = Count(HclTypeKind.Dynamic);
        bool AreAll(int count) => count + dynamics == types.Count;
        var (maps, objects) = (Count(HclTypeKind.Map), Count(HclTypeKind.Object));
        if (maps > 0 && AreAll(maps)) return CommonCollection(HclType.Map, types, isUnsafe);
        if (maps > 0 && AreAll(maps + objects) && CommonWithCollections(types, HclTypeKind.Object, CommonMap, isUnsafe) is { Kind: HclTypeKind.Map } map) return map;

        var (lists, tuples) = (Count(HclTypeKind.List), Count(HclTypeKind.Tuple));
        if (lists > 0 && AreAll(lists)) return CommonCollection(HclType.List, types, isUnsafe);
        if (lists > 0 && AreAll(lists + tuples) && CommonWithCollections(types, HclTypeKind.Tuple, CommonList, isUnsafe) is { Kind: HclTypeKind.List } list) return list;

        var sets = Count(HclTypeKind.Set);
        if (sets > 0 && AreAll(sets)) return CommonCollection(HclType.Set, types, isUnsafe);
        if (objects > 0 && AreAll(objects)) return dynamics > 0 ? HclType.Dynamic : CommonObject(types, isUnsafe);
        if (tuples > 0 && AreAll(tuples)) return dynamics > 0 ? HclType.Dynamic : CommonTuple(types, isUnsafe);
        if (objects > 0 && tuples > 0) return null;

        return CommonOfAnyKind(types, isUnsafe);
    }

    /// <summary>The most general of the types that all convert to.</summary>
    private static HclType? CommonOfAnyKind(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        // Of thousands of different types most are ruled out by the kinds beside them. What is left is seldom more than one, so the order is.
        HclTypeKind[] kinds = [.. types.Select(static type => type.Kind).Distinct()];
        var fitting = types.Where(wanted => System.Array.TrueForAll(kinds, kind => MayConvert(kind, wanted.Kind)) && AllConvert(types, wanted, isUnsafe)).ToList();
        if (fitting.Count < 2) return fitting.FirstOrDefault();
        return WorkMeter.CanSpend(types.Count * types.Sum(static type => type.Size)) ? MostGeneralFirst(types).Find(fitting.Contains) : null;
    }

    /// <summary>Whether some types of the one kind convert to some of the other.</summary>
    private static bool MayConvert(HclTypeKind from, HclTypeKind to) => (from, to) switch
    {
        (HclTypeKind.Dynamic, _) or (_, HclTypeKind.Dynamic) => true,
        (HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool, HclTypeKind.String or HclTypeKind.Number or HclTypeKind.Bool) => true,
        (HclTypeKind.Object or HclTypeKind.Map, HclTypeKind.Object or HclTypeKind.Map) => true,
        (HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) => true,
        _ => from == to,
    };

    private static bool AllConvert(IReadOnlyList<HclType> types, HclType wanted, bool isUnsafe) =>
        CanCompare(types.Count) && types.All(type => CanConvert(type, wanted, isUnsafe));

    private static HclType? CommonCollection(Func<HclType, HclType> collection, IReadOnlyList<HclType> types, bool isUnsafe)
    {
        // What a dynamic one turns out to be decides the rest, so nothing can be said before.
        if (types.Any(static type => type.IsDynamic)) return HclType.Dynamic;
        return CommonType([.. types.Select(static type => type.ElementType)], isUnsafe) is { } element && collection(element) is var common && AllConvert(types, common, isUnsafe)
            ? common
            : null;
    }

    /// <summary>The common type when tuples or objects count as the lists or maps they convert to.</summary>
    private static HclType? CommonWithCollections(IReadOnlyList<HclType> types, HclTypeKind kind, Func<IReadOnlyList<HclType>, bool, HclType?> collection, bool isUnsafe) =>
        collection([.. types.Where(type => type.Kind == kind)], isUnsafe) is { } common
            ? CommonType([.. types.Select(type => type.Kind == kind ? common : type)], isUnsafe)
            : null;

    /// <summary>Attribute by attribute when all have the same names, else a map of what all attributes have in common.</summary>
    private static HclType? CommonObject(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        var names = types[0].Attributes.Keys;
        if (types.Any(type => !type.HasNamesOf(types[0]))) return CommonMap(types, isUnsafe);

        var attributes = new List<KeyValuePair<string, HclType>>();
        for (var i = 0; i < names.Count; i++)
        {
            if (CommonType([.. types.Select(type => type.Attributes.Values[i])], isUnsafe) is not { } common) return null;
            attributes.Add(new(names[i], common));
        }

        var whole = HclType.Object(attributes);
        return AllConvert(types, whole, isUnsafe) ? whole : CommonMap(types, isUnsafe);
    }

    /// <summary>Element by element when all have the same length, else a list of what all elements have in common.</summary>
    private static HclType? CommonTuple(IReadOnlyList<HclType> types, bool isUnsafe)
    {
        var length = types[0].Elements.Count;
        if (types.Any(type => type.Elements.Count != length)) return CommonList(types, isUnsafe);

        var elements = new HclType[length];
        for (var i = 0; i < length; i++)
        {
            if (CommonType([.. types.Select(type => type.Elements[i])], isUnsafe) is not { } common) return null;
            elements[i] = common;
        }

        var whole = HclType.Tuple(elements);
        return AllConvert(types, whole, isUnsafe) ? whole : CommonList(types, isUnsafe);
    }

    private static HclType? CommonMap(IReadOnlyList<HclType> objects, bool isUnsafe) =>
        CommonType([.. objects.SelectMany(static type => type.Attributes.Values)], isUnsafe) is { } element && HclType.Map(element) is var map && AllConvert(objects, map, isUnsafe)
            ? map
            : null;

    private static HclType? CommonList(IReadOnlyList<HclType> tuples, bool isUnsafe) =>
        CommonType([.. tuples.SelectMany(static type => type.Elements)], isUnsafe) is { } element && HclType.List(element) is var list && AllConvert(tuples, list, isUnsafe)
            ? list
            : null;
}
