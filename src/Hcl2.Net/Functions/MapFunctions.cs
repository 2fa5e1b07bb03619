using Hcl2.Text;

namespace Hcl2.Functions;

/// <summary>Maps and objects.</summary>
internal static class MapFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("keys", KeysType, [Define.Parts("inputMap") with { AllowUnknown = true }], Keys),
        Define.Function("values", ValuesType, [Define.Parts("mapping")], (a, type) => SequenceFunctions.Sequence(type, a[0].Entries.Values)),
        Define.Function("lookup", LookupType,
            [Define.Parts("inputMap"), Define.Of("key", HclType.String), Define.Parts("default") with { AllowMarked = true }], Lookup, neverNull: false),
        Define.Function("merge", MergeType, [], Merge, Define.Parts("maps") with { AllowNull = true, AllowDynamic = true }),
        Define.Function("zipmap", ZipType, [Define.Of("keys", HclType.List(HclType.String)) with { AllowUnknownParts = true }, Define.Parts("values")], Zip),
    ];

    private static TypeResult KeysType(IReadOnlyList<HclValue> a) => a[0].Type.Kind switch
    {
        HclTypeKind.Map => HclType.List(HclType.String),
        HclTypeKind.Object => HclType.Tuple(a[0].Type.Attributes.Keys.Select(static _ => HclType.String)),
        _ => TypeResult.Failed(0, "must have map or object type"),
    };

    private static FunctionResult Keys(IReadOnlyList<HclValue> a, HclType type)
    {
        if (type.Kind == HclTypeKind.Tuple) return HclValue.Tuple(a[0].Type.Attributes.Keys.Select(HclValue.Normalized));
        return a[0].IsKnown ? HclValue.List(HclType.String, a[0].Entries.Keys.Select(HclValue.Normalized)) : HclValue.Unknown(type);
    }

    private static TypeResult ValuesType(IReadOnlyList<HclValue> a) => a[0].Type.Kind switch
    {
        HclTypeKind.Map => HclType.List(a[0].Type.ElementType),
        HclTypeKind.Object => HclType.Tuple(a[0].Type.Attributes.Values),
        _ => TypeResult.Failed("values() requires a map as the first argument"),
    };

    private static TypeResult LookupType(IReadOnlyList<HclValue> a)
    {
        var type = a[0].Type;
        if (type.Kind == HclTypeKind.Object)
            return !a[1].IsKnown ? HclType.Dynamic : type.Attributes.TryGetValue(a[1].AsString, out var found) ? found : a[2].Type;
        if (type.Kind != HclTypeKind.Map) return TypeResult.Failed(0, "lookup() requires a map as the first argument");
        return HclConvert.To(a[2], type.ElementType).Succeeded
            ? type.ElementType
            : TypeResult.Failed(2, "the default value must have the same type as the map elements");
    }

    private static FunctionResult Lookup(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!a[0].IsWhollyKnown) return HclValue.Unknown(type);
        if (a[0].Entries.TryGetValue(a[1].AsString, out var found)) return found;
        var fallback = HclConvert.To(a[2], type);
        return fallback.Succeeded ? fallback.Value : FunctionResult.Failed(null, fallback);
    }

    /// <summary>A map when all arguments are maps of one type, an object of the attributes there are otherwise.</summary>
    private static TypeResult MergeType(IReadOnlyList<HclValue> a)
    {
        if (a.Count == 0) return HclType.EmptyObject;

        foreach (var map in a)
        {
            if (map.Type.IsDynamic) return HclType.Dynamic;
            if (map.Type.Kind is not (HclTypeKind.Map or HclTypeKind.Object))
                return TypeResult.Failed($"arguments must be maps or objects, got {GoText.Quote(map.Type.FriendlyName)}");
        }

        if (a.All(map => map.Type.Equals(a[0].Type))) return a[0].Type;
        if (a.Any(static map => !map.IsKnown && map.Type.Kind == HclTypeKind.Map)) return HclType.Dynamic;

        var attributes = new Dictionary<string, HclType>(StringComparer.Ordinal);
        foreach (var map in a.Where(static map => !map.IsNull))
        {
            if (map.Type.Kind == HclTypeKind.Object)
            {
                foreach (var (name, type) in map.Type.Attributes) attributes[name] = type;
            }
            else
            {
                foreach (var key in map.Entries.Keys) attributes[key] = map.Type.ElementType;
            }
        }

        return HclType.Object(attributes);
    }

    private static FunctionResult Merge(IReadOnlyList<HclValue> a, HclType type)
    {
        // Nulls without a type merge to an empty object; those with one stay null, where the original breaks its own promise.
        if (type != HclType.Dynamic && a.Count > 0 && a.All(static map => map.IsNull)) return HclValue.Null(type);

        var merged = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var map in a.Where(static map => !map.IsNull))
        {
            if (map.Type.Kind is not (HclTypeKind.Map or HclTypeKind.Object))
                return FunctionResult.Failed($"arguments must be maps or objects, got {GoText.Quote(map.Type.FriendlyName)}");
            foreach (var (key, value) in map.Entries) merged[key] = value;
        }

        return type.Kind == HclTypeKind.Map ? HclValue.Map(type.ElementType, merged) : HclValue.Object(merged);
    }

    private static TypeResult ZipType(IReadOnlyList<HclValue> a)
    {
        var type = a[1].Type;
        if (type.Kind == HclTypeKind.List) return HclType.Map(type.ElementType);
        if (type.Kind != HclTypeKind.Tuple) return TypeResult.Failed("values argument must be a list or tuple value");
        if (!a[0].IsWhollyKnown) return HclType.Dynamic;
        if (a[0].Length != type.Elements.Count) return TypeResult.Failed(LengthError(a[0].Length, type.Elements.Count));
        if (NullKey(a[0]) is { } error) return TypeResult.Failed(error);

        return HclType.Object(a[0].Elements.Zip(type.Elements, static (key, element) => KeyValuePair.Create(key.AsString, element)));
    }

    private static FunctionResult Zip(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!a[0].IsWhollyKnown) return HclValue.Unknown(type);
        if (a[0].Length != a[1].Length) return FunctionResult.Failed(LengthError(a[0].Length, a[1].Length));
        if (NullKey(a[0]) is { } error) return FunctionResult.Failed(error);

        var entries = a[0].Elements.Zip(a[1].Elements, static (key, value) => KeyValuePair.Create(key.AsString, value));
        return type.Kind == HclTypeKind.Map ? HclValue.Map(type.ElementType, entries) : HclValue.Object(entries);
    }

    private static string LengthError(int keys, int values) => $"number of keys ({keys}) does not match number of values ({values})";

    private static string? NullKey(HclValue keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys.Elements[i].IsNull) return $"keys list has null value at index {i}";
        }

        return null;
    }
}
