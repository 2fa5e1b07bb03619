using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Sets. Arguments convert to sets, and their elements to a type they have in common.</summary>
internal static class SetFunctions
{
    private static readonly HclType AnySet = HclType.Set(HclType.Dynamic);

    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("sethaselement", HclType.Bool, [Set("set"), Define.Any("elem") with { AllowUnknownParts = true, AllowDynamic = true }], HasElement),
        Many("setunion", static (left, right) => left.Concat(right), allowUnknownParts: true),
        Many("setintersection", static (left, right) => left.Intersect(right)),
        Many("setsymmetricdifference", static (left, right) => left.Except(right).Concat(right.Except(left))),
        Define.Function("setsubtract", CommonSet, [Set("a"), Set("b")],
            static (a, type) => Folded(a, type, static (left, right) => left.Except(right), allowUnknownParts: false)),
        Define.Function("setproduct", ProductType, [], Product, Define.Parts("sets") with { AllowUnknown = true }),
    ];

    private delegate IEnumerable<HclValue> Operation(IReadOnlyCollection<HclValue> left, IReadOnlyCollection<HclValue> right);

    private static HclParameter Set(string name) => Define.Of(name, AnySet) with { AllowUnknownParts = true };

    private static HclFunction Many(string name, Operation operation, bool allowUnknownParts = false) =>
        Define.Function(name, CommonSet, [Set("first_set")], (a, type) => Folded(a, type, operation, allowUnknownParts), Set("other_sets"));

    private static FunctionResult HasElement(IReadOnlyList<HclValue> a)
    {
        if (!a[1].Type.Equals(a[0].Type.ElementType)) return HclValue.False;
        if (a[0].Elements.Any(element => HclOperators.IsEqual(element, a[1]) == true)) return HclValue.True;
        return a[0].IsWhollyKnown ? HclValue.False : HclValue.Unknown(HclType.Bool);
    }

    private static TypeResult CommonSet(IReadOnlyList<HclValue> a)
    {
        // An empty set of no particular type goes with every other one.
        var elements = a.Where(static set => !(set.IsKnown && set.Length == 0 && set.Type.ElementType.IsDynamic))
            .Select(static set => set.Type.ElementType).ToArray();
        if (elements.Length == 0) return AnySet;
        return HclConvert.CommonType(elements, isUnsafe: true) is { } common
            ? HclType.Set(common)
            : TypeResult.Failed("given sets must all have compatible element types");
    }

    private static FunctionResult Folded(IReadOnlyList<HclValue> a, HclType type, Operation operation, bool allowUnknownParts)
    {
        IReadOnlyCollection<HclValue>? result = null;
        for (var i = 0; i < a.Count; i++)
        {
            var converted = HclConvert.To(a[i], type);
            if (!converted.Succeeded) return FunctionResult.Failed(i, converted);
            // What an unknown element turns out to be may add to the result or take from it.
            if (!allowUnknownParts && !converted.Value.IsWhollyKnown) return HclValue.Unknown(type);
            result = result is null ? converted.Value.Elements : [.. operation(result, converted.Value.Elements)];
        }

        HclValue[] all = [.. result!];
        return HclConvert.Settled(type.ElementType, all) is { } element ? HclValue.Set(element, all) : FunctionResult.Failed("given sets must all have compatible element types");
    }

    /// <summary>Sets of tuples; a list when no argument is a set.</summary>
    private static TypeResult ProductType(IReadOnlyList<HclValue> a)
    {
        if (a.Count < 2) return TypeResult.Failed("at least two arguments are required");

        var elements = new HclType[a.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var type = a[i].Type;
            if (type.Kind is HclTypeKind.Set or HclTypeKind.List) elements[i] = type.ElementType;
            else if (type.Kind != HclTypeKind.Tuple) return TypeResult.Failed(i, "a set or a list is required");
            else if (type.Elements.Count == 0) elements[i] = HclType.Dynamic;
            else if (HclConvert.CommonType(type.Elements, isUnsafe: true) is { } common) elements[i] = common;
            else return TypeResult.Failed(i, "all elements must be of the same type");
        }

        var tuple = HclType.Tuple(elements);
        return a.Any(static v => v.Type.Kind == HclTypeKind.Set) ? HclType.Set(tuple) : HclType.List(tuple);
    }

    private static FunctionResult Product(IReadOnlyList<HclValue> a, HclType type)
    {
        if (a.Any(static set => !HasLength(set))) return HclValue.Unknown(type, ProductLength(a));

        var total = a.Aggregate(1.0, static (count, set) => count * set.Length);
        if (total * a.Count > Limits.Elements) return FunctionResult.Failed(Limits.ElementsError);

        IEnumerable<HclValue[]> rows = [[]];
        for (var i = 0; i < a.Count; i++)
        {
            var element = type.ElementType.Elements[i];
            var column = new List<HclValue>(a[i].Length);
            foreach (var value in a[i].Elements)
            {
                var converted = HclConvert.To(value, element);
                if (!converted.Succeeded) return FunctionResult.Failed(i, converted);
                column.Add(converted.Value);
            }

            rows = rows.SelectMany(_ => column, static HclValue[] (row, value) => [.. row, value]);
        }

        var tuples = rows.Select(static row => HclValue.Tuple(row)).ToArray();
        if (HclConvert.Settled(type.ElementType, tuples) is not { } rowType) return FunctionResult.Failed("all elements must be of the same type");
        return type.Kind == HclTypeKind.Set ? HclValue.Set(rowType, tuples) : HclValue.List(rowType, tuples);
    }

    private static bool HasLength(HclValue sequence) =>
        sequence.IsKnown && (sequence.Type.Kind != HclTypeKind.Set || sequence.IsWhollyKnown || sequence.Length == 1);

    /// <summary>How many tuples there can be; bounds beyond some thousands are of no use.</summary>
    private static Refinement ProductLength(IReadOnlyList<HclValue> a)
    {
        var most = 1;
        foreach (var set in a)
        {
            var length = set.Type.Kind == HclTypeKind.Tuple ? set.Type.Elements.Count : set.IsKnown ? set.Length : set.Refinement.MaximumLength;
            if (length is not <= 1024 || (most *= length.Value) > 2048) return Refinement.None;
        }

        return new() { MinimumLength = Math.Min(most, 1), MaximumLength = most };
    }
}
