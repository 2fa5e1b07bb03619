using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Looking into lists, tuples, sets and maps, and choosing between values.</summary>
internal static class CollectionFunctions
{
    private const string WrongCollection = "collection must be a list, a map or a tuple";

    public static IEnumerable<HclFunction> All(FunctionDialect dialect) =>
    [
        Define.Function("length", LengthType, [Define.Parts("collection") with { AllowUnknown = true, AllowDynamic = true }], Length),
        Define.Function("element", a => ElementType(a, dialect), [Define.Parts("list"), Define.Of("index", HclType.Number)], Element, neverNull: false),
        Define.Function("index", IndexType, [WithUnknownParts("collection"), WithUnknownParts("key") with { AllowDynamic = true }], Index, neverNull: false),
        Define.Function("hasindex", HasIndexType,
            [WithUnknownParts("collection") with { AllowDynamic = true }, WithUnknownParts("key") with { AllowDynamic = true }], static (a, _) => HasIndex(a[0], a[1])),
        Define.Function("indexof", IndexOfType, [Define.Any("list"), Define.Any("value")], IndexOf),
        Define.Function("contains", HclType.Bool, [WithUnknownParts("list"), WithUnknownParts("value")], Contains),
        Define.Function("coalesce", CoalesceType, [], Coalesce, Define.Everything("vals")),
        Define.Function("coalescelist", CoalesceListType, [], CoalesceList, Define.Everything("vals")),
    ];

    /// <summary>A collection may have unknown elements: only those that are asked for matter.</summary>
    private static HclParameter WithUnknownParts(string name) => Define.Any(name) with { AllowUnknownParts = true };

    private static bool IsSequence(HclType type) => type.Kind is HclTypeKind.List or HclTypeKind.Tuple;

    private static TypeResult LengthType(IReadOnlyList<HclValue> a) =>
        a[0].Type.Kind is HclTypeKind.List or HclTypeKind.Tuple or HclTypeKind.Map or HclTypeKind.Set or HclTypeKind.Dynamic
            ? HclType.Number
            : TypeResult.Failed(WrongCollection);

    private static FunctionResult Length(IReadOnlyList<HclValue> a, HclType type)
    {
        if (a[0].Type.Kind == HclTypeKind.Tuple) return HclValue.Number(a[0].Type.Elements.Count);
        // Unknown elements of a set may turn out to be the same.
        if (a[0].IsKnown && (a[0].IsWhollyKnown || a[0].Type.Kind != HclTypeKind.Set || a[0].Length == 1)) return HclValue.Number(a[0].Length);

        var refinement = a[0].Refinement;
        return HclValue.Unknown(HclType.Number, a[0].IsKnown ? new Refinement { Minimum = 1, Maximum = a[0].Length }
            : new Refinement { Minimum = refinement.MinimumLength, Maximum = refinement.MaximumLength ?? long.MaxValue });
    }

    private static TypeResult ElementType(IReadOnlyList<HclValue> a, FunctionDialect dialect)
    {
        if (dialect == FunctionDialect.Depot && a[1].IsKnown && a[1].AsNumber.Sign < 0)
            return TypeResult.Failed("cannot use element function with a negative index");

        var type = a[0].Type;
        if (type.Kind == HclTypeKind.List) return type.ElementType;
        if (type.Kind != HclTypeKind.Tuple) return TypeResult.Failed($"cannot read elements from {type.FriendlyName}");
        if (!a[1].IsKnown) return HclType.Dynamic;
        if (!WholeNumbers.TryGet(a[1], out var index)) return TypeResult.Failed($"invalid index: {WholeNumbers.Required}");
        return type.Elements.Count == 0
            ? TypeResult.Failed("cannot use element function with an empty list")
            : type.Elements[Wrapped(index, type.Elements.Count)];
    }

    private static FunctionResult Element(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!WholeNumbers.TryGet(a[1], out var index)) return FunctionResult.Failed($"invalid index: {WholeNumbers.Required}");
        return a[0].Length == 0
            ? FunctionResult.Failed("cannot use element function with an empty list")
            : a[0].Elements[Wrapped(index, a[0].Length)];
    }

    private static int Wrapped(long index, int length) => (int)(((index % length) + length) % length);

    private static TypeResult HasIndexType(IReadOnlyList<HclValue> a) =>
        IsSequence(a[0].Type) || a[0].Type.Kind is HclTypeKind.Map or HclTypeKind.Dynamic ? HclType.Bool : TypeResult.Failed(WrongCollection);

    private static FunctionResult HasIndex(HclValue collection, HclValue key)
    {
        if (collection.Type.Kind == HclTypeKind.Map)
            return HclValue.Bool(key.Type.Kind == HclTypeKind.String && collection.Entries.ContainsKey(key.AsString));

        return HclValue.Bool(key.Type.Kind == HclTypeKind.Number && WholeNumbers.TryGet(key, out var index) && index >= 0 && index < collection.Length);
    }

    private static TypeResult IndexType(IReadOnlyList<HclValue> a)
    {
        var (type, key) = (a[0].Type, a[1]);
        if (type.Kind == HclTypeKind.Map)
            return key.Type.Kind is HclTypeKind.String or HclTypeKind.Dynamic ? type.ElementType : TypeResult.Failed("key for map must be string");
        if (!IsSequence(type)) return TypeResult.Failed(WrongCollection);
        if (key.Type.Kind is not (HclTypeKind.Number or HclTypeKind.Dynamic))
            return TypeResult.Failed($"key for {(type.Kind == HclTypeKind.List ? "list" : "tuple")} must be number");
        if (type.Kind == HclTypeKind.List) return type.ElementType;
        if (!key.IsKnown) return HclType.Dynamic;
        if (!WholeNumbers.TryGet(key, out var index)) return TypeResult.Failed($"invalid key for tuple: {WholeNumbers.Required}");
        return index >= 0 && index < type.Elements.Count
            ? type.Elements[(int)index]
            : TypeResult.Failed($"key must be between 0 and {type.Elements.Count} inclusive");
    }

    private static FunctionResult Index(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!HasIndex(a[0], a[1]).Value!.AsBool) return FunctionResult.Failed("invalid index");
        if (a[0].Type.Kind == HclTypeKind.Map) return a[0].Entries[a[1].AsString];
        WholeNumbers.TryGet(a[1], out var index);
        return a[0].Elements[(int)index];
    }

    private static TypeResult IndexOfType(IReadOnlyList<HclValue> a) =>
        IsSequence(a[0].Type) ? HclType.Number : TypeResult.Failed("argument must be a list or tuple");

    private static FunctionResult IndexOf(IReadOnlyList<HclValue> a, HclType type)
    {
        if (a[0].Length == 0) return FunctionResult.Failed("cannot search an empty list");

        for (var i = 0; i < a[0].Length; i++)
        {
            if (HclOperators.IsEqual(a[0].Elements[i], a[1]) == true) return HclValue.Number(i);
        }

        return FunctionResult.Failed("item not found");
    }

    private static FunctionResult Contains(IReadOnlyList<HclValue> a)
    {
        if (!IsSequence(a[0].Type) && a[0].Type.Kind != HclTypeKind.Set) return FunctionResult.Failed("argument must be list, tuple, or set");

        bool? found = false;
        foreach (var element in a[0].Elements)
        {
            var isEqual = HclOperators.IsEqual(a[1], element);
            if (isEqual == true) return HclValue.True;
            found = isEqual is null ? null : found;
        }

        return found is null ? HclValue.Unknown(HclType.Bool) : HclValue.False;
    }

    private static TypeResult CoalesceType(IReadOnlyList<HclValue> a) =>
        HclConvert.CommonType([.. a.Select(static v => v.Type)], isUnsafe: true) is { } common
            ? common
            : TypeResult.Failed("all arguments must have the same type");

    private static FunctionResult Coalesce(IReadOnlyList<HclValue> a, HclType type)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].IsKnown) return HclValue.Unknown(type);
            if (a[i].IsNull) continue;
            var converted = HclConvert.To(a[i], type);
            return converted.Succeeded ? converted.Value : FunctionResult.Failed(null, converted);
        }

        return FunctionResult.Failed("no non-null arguments");
    }

    private static TypeResult CoalesceListType(IReadOnlyList<HclValue> a)
    {
        if (a.Count == 0) return TypeResult.Failed("at least one argument is required");
        foreach (var list in a)
        {
            if (!list.IsKnown) return HclType.Dynamic;
            if (!IsSequence(list.Type)) return TypeResult.Failed("coalescelist arguments must be lists or tuples");
        }

        return a.All(list => list.Type.Equals(a[0].Type)) ? a[0].Type : HclType.Dynamic;
    }

    private static FunctionResult CoalesceList(IReadOnlyList<HclValue> a, HclType type)
    {
        foreach (var list in a)
        {
            if (!list.IsKnown) return HclValue.Unknown(type);
            if (!list.IsNull && list.Length > 0) return list;
        }

        return FunctionResult.Failed("no non-null arguments");
    }
}
