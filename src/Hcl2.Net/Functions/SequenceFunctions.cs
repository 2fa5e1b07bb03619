using System.Collections.Immutable;
using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Lists and tuples that become other lists and tuples.</summary>
internal static class SequenceFunctions
{
    private const string NotFlat = "can only flatten lists, sets and tuples";

    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("concat", ConcatType, [], Concat, Define.Parts("seqs")),
        Define.Function("compact", HclType.List(HclType.String), [Define.Of("list", HclType.List(HclType.String))], a =>
            HclValue.List(HclType.String, a[0].Elements.Where(static e => !e.IsNull && e.AsString.Length > 0))),
        Define.Function("distinct", static a => a[0].Type, [Define.Of("list", HclType.List(HclType.Dynamic))], (a, type) =>
            HclValue.List(type.ElementType, a[0].Elements.Distinct())),
        Define.Function("chunklist", static a => HclType.List(a[0].Type),
            [Define.Parts("list") with { Type = HclType.List(HclType.Dynamic) }, Define.Of("size", HclType.Number)], Chunks),
        Define.Function("flatten", FlattenType, [Define.Parts("list")], (a, _) => Flatten(a[0])),
        Define.Function("reverselist", ReverseType, [Define.Parts("list")], (a, type) => Sequence(type, a[0].Elements.Reverse())),
        Define.Function("slice", SliceType, [Define.Parts("list"), Define.Of("start_index", HclType.Number), Define.Of("end_index", HclType.Number)], Slice),
        Define.Function("sort", HclType.List(HclType.String), [Define.Of("list", HclType.List(HclType.String)) with { AllowUnknown = true }], Sort),
        Define.Function("range", HclType.List(HclType.Number), [], Range, Define.Of("params", HclType.Number)),
    ];

    /// <summary>A list or a tuple, as the type says; an error when elements of a list whose type is left open do not agree.</summary>
    public static FunctionResult Sequence(HclType type, IEnumerable<HclValue> elements)
    {
        if (type.Kind != HclTypeKind.List) return HclValue.Tuple(elements);

        var all = elements.ToArray();
        return HclConvert.Settled(type.ElementType, all) is { } element ? HclValue.List(element, all) : FunctionResult.Failed("all elements of a list must have one type");
    }

    private static TypeResult ConcatType(IReadOnlyList<HclValue> a)
    {
        if (a.Count == 0) return TypeResult.Failed("at least one argument is required");
        if (a.All(static v => v.Type.Kind == HclTypeKind.List)
            && HclConvert.CommonType([.. a.Select(static v => v.Type)], isUnsafe: true) is { } common) return common;

        var elements = new List<HclType>();
        for (var i = 0; i < a.Count; i++)
        {
            if (a[i].Type.Kind == HclTypeKind.Tuple) elements.AddRange(a[i].Type.Elements);
            else if (a[i].Type.Kind != HclTypeKind.List)
                return TypeResult.Failed(i, $"all arguments must be lists or tuples; got {a[i].Type.FriendlyName}");
            else if (!a[i].IsKnown) return HclType.Dynamic;
            else elements.AddRange(Enumerable.Repeat(a[i].Type.ElementType, a[i].Length));
        }

        return HclType.Tuple(elements);
    }

    private static FunctionResult Concat(IReadOnlyList<HclValue> a, HclType type)
    {
        if (a.Sum(static v => (long)v.Length) > Limits.Elements) return FunctionResult.Failed(Limits.ElementsError);

        var elements = new List<HclValue>();
        for (var i = 0; i < a.Count; i++)
        {
            var converted = type.Kind == HclTypeKind.List ? HclConvert.To(a[i], type) : Conversion.Of(a[i]);
            if (!converted.Succeeded) return FunctionResult.Failed(i, converted);
            elements.AddRange(converted.Value.Elements);
        }

        return Sequence(type, elements);
    }

    private static FunctionResult Chunks(IReadOnlyList<HclValue> a, HclType type)
    {
        if (!WholeNumbers.TryGetClamped(a[1], out var size)) return FunctionResult.Failed($"invalid size: {WholeNumbers.Required}");
        if (size < 0) return FunctionResult.Failed("the size argument must be positive");
        if (a[0].Length == 0) return HclValue.List(type.ElementType, []);

        var chunks = size == 0 ? [[.. a[0].Elements]] : a[0].Elements.Chunk(size);
        return HclValue.List(type.ElementType, chunks.Select(chunk => HclValue.List(type.ElementType.ElementType, chunk)));
    }

    private static TypeResult FlattenType(IReadOnlyList<HclValue> a) =>
        !a[0].IsWhollyKnown ? HclType.Dynamic
        : !IsSequence(a[0]) ? TypeResult.Failed(NotFlat)
        : HclType.Tuple(Flat(a[0]).Elements.Select(static e => e.Type));

    private static FunctionResult Flatten(HclValue sequence)
    {
        // As the original has it, which looks at the type only when all is known.
        if (!IsSequence(sequence)) return sequence.IsWhollyKnown ? FunctionResult.Failed(NotFlat) : HclValue.Dynamic;

        var (elements, marks, isKnown) = Flat(sequence);
        return (isKnown ? HclValue.Tuple(elements) : HclValue.Dynamic).WithMarks(marks);
    }

    /// <summary>The elements with those of sequences in their place; marks of the sequences, but not of what is in them; and whether all is known that counts.</summary>
    private static (List<HclValue> Elements, ImmutableHashSet<object> Marks, bool IsKnown) Flat(HclValue sequence)
    {
        var elements = new List<HclValue>();
        var marks = sequence.Marks;
        // Two unknown elements of a set may turn out to be one.
        var isKnown = sequence.Type.Kind != HclTypeKind.Set || sequence.IsWhollyKnown || sequence.Length == 1;
        foreach (var element in sequence.Elements)
        {
            if (!IsSequence(element))
            {
                isKnown &= element.IsKnown || !element.Type.IsDynamic;
                elements.Add(element);
                continue;
            }

            var (inner, innerMarks, isInnerKnown) = element.IsKnown ? Flat(element) : ([], element.Marks, false);
            elements.AddRange(inner);
            marks = marks.Union(innerMarks);
            isKnown &= isInnerKnown;
        }

        return (elements, marks, isKnown);
    }

    private static bool IsSequence(HclValue value) => !value.IsNull && value.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple;

    private static TypeResult ReverseType(IReadOnlyList<HclValue> a) => a[0].Type.Kind switch
    {
        HclTypeKind.Tuple => HclType.Tuple(a[0].Type.Elements.Reverse()),
        HclTypeKind.List or HclTypeKind.Set => HclType.List(a[0].Type.ElementType),
        _ => TypeResult.Failed(0, $"can only reverse list or tuple values, not {a[0].Type.FriendlyName}"),
    };

    private static TypeResult SliceType(IReadOnlyList<HclValue> a)
    {
        var type = a[0].Type;
        if (type.Kind == HclTypeKind.Set)
        {
            return TypeResult.Failed(0, "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the "
                + "ordering of the result is not important");
        }

        if (type.Kind is not (HclTypeKind.List or HclTypeKind.Tuple)) return TypeResult.Failed(0, "must be a list or tuple value");
        int? length = type.Kind == HclTypeKind.Tuple ? type.Elements.Count : a[0].IsKnown ? a[0].Length : null;
        if (SliceError(a, length) is { } error) return error;
        if (type.Kind == HclTypeKind.List) return type;
        if (!a[1].IsKnown || !a[2].IsKnown) return HclType.Dynamic;

        WholeNumbers.TryGetClamped(a[1], out var start);
        WholeNumbers.TryGetClamped(a[2], out var end);
        return HclType.Tuple(type.Elements.Skip(start).Take(end - start));
    }

    private static TypeResult? SliceError(IReadOnlyList<HclValue> a, int? length)
    {
        var (start, end) = (0, 0);
        if (a[1].IsKnown)
        {
            if (!WholeNumbers.TryGetClamped(a[1], out start)) return TypeResult.Failed(1, $"invalid start index: {WholeNumbers.Required}");
            if (start < 0) return TypeResult.Failed(1, "start index must not be less than zero");
            if (start > length) return TypeResult.Failed(1, "start index must not be greater than the length of the list");
        }

        if (a[2].IsKnown)
        {
            if (!WholeNumbers.TryGetClamped(a[2], out end)) return TypeResult.Failed(2, $"invalid end index: {WholeNumbers.Required}");
            if (end < 0) return TypeResult.Failed(2, "end index must not be less than zero");
            if (end > length) return TypeResult.Failed(2, "end index must not be greater than the length of the list");
        }

        return a[1].IsKnown && a[2].IsKnown && start > end ? TypeResult.Failed(1, "start index must not be greater than end index") : default(TypeResult?);
    }

    private static FunctionResult Slice(IReadOnlyList<HclValue> a, HclType type)
    {
        WholeNumbers.TryGetClamped(a[1], out var start);
        WholeNumbers.TryGetClamped(a[2], out var end);
        return Sequence(type, a[0].Elements.Skip(start).Take(end - start));
    }

    private static FunctionResult Sort(IReadOnlyList<HclValue> a)
    {
        if (!a[0].IsWhollyKnown)
        {
            // The order is not known, but how many they are.
            var (least, most) = a[0].IsKnown ? (a[0].Length, a[0].Length) : (a[0].Refinement.MinimumLength, a[0].Refinement.MaximumLength);
            return HclValue.Unknown(a[0].Type, new Refinement { MinimumLength = least, MaximumLength = most });
        }

        for (var i = 0; i < a[0].Length; i++)
        {
            if (a[0].Elements[i].IsNull) return FunctionResult.Failed($"given list element {i} is null; a null string cannot be sorted");
        }

        return HclValue.List(HclType.String, a[0].Elements.OrderBy(static e => e.AsString, Utf8Order.Instance));
    }

    private static FunctionResult Range(IReadOnlyList<HclValue> a)
    {
        if (a.Count is 0 or > 3) return FunctionResult.Failed("must have one, two, or three arguments");

        var start = a.Count == 1 ? HclNumber.Zero : a[0].AsNumber;
        var end = a.Count == 1 ? a[0].AsNumber : a[1].AsNumber;
        var step = a.Count == 3 ? a[2].AsNumber : end < start ? new HclNumber(-1) : HclNumber.One;
        if (a.Count == 3 && step.Sign >= 0 && end < start) return FunctionResult.Failed(1, "end must be greater than start when step is positive");
        if (a.Count == 3 && step.Sign < 0 && end > start) return FunctionResult.Failed(1, "end must be less than start when step is negative");

        var values = new List<HclValue>();
        for (var value = start; step.Sign < 0 ? value > end : value < end;)
        {
            if (values.Count == 1024)
            {
                return FunctionResult.Failed("more than 1024 values were generated; either decrease the difference between start and end "
                    + "or use a smaller step");
            }

            values.Add(HclValue.Number(value));
            if (HclNumber.Add(value, step) is not { } next) return FunctionResult.Failed("can't compute sum of opposing infinities");
            value = next;
        }

        return HclValue.List(HclType.Number, values);
    }
}
