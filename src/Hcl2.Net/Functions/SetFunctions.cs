using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Sets. Arguments convert to sets, and their elements to a type they have in common.</summary>
internal static class SetFunctions
{
    private static readonly HclType AnySet = HclType.Set(HclType.Dynamic);

    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("sethaselement", HclType.Bool, [Define.Of("set", AnySet), Define.Any("elem")],
            static a => HclValue.Bool(a[0].Elements.Any(element => HclOperators.IsEqual(element, a[1]) == true))),
        Many("setunion", static (left, right) => left.Union(right)),
        Many("setintersection", static (left, right) => left.Intersect(right)),
        Many("setsymmetricdifference", static (left, right) => left.Except(right).Concat(right.Except(left))),
        Define.Function("setsubtract", CommonSet, [Define.Of("a", AnySet), Define.Of("b", AnySet)],
            static (a, type) => Folded(a, type, static (left, right) => left.Except(right))),
        Define.Function("setproduct", ProductType, [], Product, Define.Any("sets")),
    ];

    private delegate IEnumerable<HclValue> Operation(IReadOnlyCollection<HclValue> left, IReadOnlyCollection<HclValue> right);

    private static HclFunction Many(string name, Operation operation) =>
        Define.Function(name, CommonSet, [Define.Of("first_set", AnySet)], (a, type) => Folded(a, type, operation), Define.Of("other_sets", AnySet));

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

    private static FunctionResult Folded(IReadOnlyList<HclValue> a, HclType type, Operation operation)
    {
        IReadOnlyCollection<HclValue>? result = null;
        for (var i = 0; i < a.Count; i++)
        {
            var converted = HclConvert.To(a[i], type);
            if (!converted.Succeeded) return FunctionResult.Failed(i, converted);
            result = result is null ? converted.Value.Elements : [.. operation(result, converted.Value.Elements)];
        }

        return HclValue.Set(type.ElementType, result!);
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
        var rowType = tuples.Length > 0 ? tuples[0].Type : type.ElementType;
        return type.Kind == HclTypeKind.Set ? HclValue.Set(rowType, tuples) : HclValue.List(rowType, tuples);
    }
}
