using System.Diagnostics.CodeAnalysis;
using Hcl2.Unicode;
using Hcl2.Values;

namespace Hcl2;

[SuppressMessage("Naming", "CA1720", Justification = "the factories are named after HCL's types, which are these words")]
public sealed partial class HclValue
{
    private static readonly HclValue[] SmallIntegers = [.. Enumerable.Range(0, 256).Select(static n => Known(HclType.Number, new HclNumber(n)))];

    /// <summary>The bool true.</summary>
    public static HclValue True { get; } = Known(HclType.Bool, true);

    /// <summary>The bool false.</summary>
    public static HclValue False { get; } = Known(HclType.Bool, false);

    /// <summary>The empty string.</summary>
    public static HclValue EmptyString { get; } = Known(HclType.String, "");

    /// <summary>The unknown value of unknown type: what an expression in error evaluates to.</summary>
    public static HclValue Dynamic { get; } = new(HclType.Dynamic, State.Unknown, null);

    /// <summary>The null of no particular type: what the keyword <c>null</c> means.</summary>
    public static HclValue NullDynamic { get; } = new(HclType.Dynamic, State.Null, null);

    /// <summary>The object without attributes.</summary>
    public static HclValue EmptyObject { get; } = Known(HclType.EmptyObject, KeyTable<HclValue>.Empty);

    /// <summary>The tuple without elements.</summary>
    public static HclValue EmptyTuple { get; } = Known(HclType.EmptyTuple, System.Array.Empty<HclValue>());

    /// <summary>Text; it is brought to normalization form C.</summary>
    public static HclValue String(string text) => Normalized(NormalizationC.Of(text));

    /// <summary>A number.</summary>
    public static HclValue Number(HclNumber number) => Known(HclType.Number, number);

    /// <summary>A number with the precision of a 64-bit integer.</summary>
    public static HclValue Number(long number) =>
        number is >= 0 and < 256 ? SmallIntegers[number] : Known(HclType.Number, new HclNumber(number));

    /// <summary>True or false.</summary>
    public static HclValue Bool(bool truth) => truth ? True : False;

    // A refinement says millions in a few letters.
    private const int LongestUnknownList = 10_000;

    /// <summary>The null of a type.</summary>
    public static HclValue Null(HclType type) => type.IsDynamic ? NullDynamic : new(type, State.Null, null);

    /// <summary>A value of this type that is not known yet.</summary>
    /// <param name="type">Dynamic when not even the type is known.</param>
    /// <param name="refinement">What is known about it; nothing can be for the dynamic type, which ignores it.</param>
    /// <returns>An unknown value; the value itself, or a list or set of unknown elements, when nothing else is possible under the refinement.</returns>
    public static HclValue Unknown(HclType type, Refinement? refinement = null) =>
        type.IsDynamic ? Dynamic : Only(type, refinement) ?? new(type, State.Unknown, null, refinement);

    /// <summary>What a refinement leaves only one possibility for, or only one number of elements; null when there is more.</summary>
    private static HclValue? Only(HclType type, Refinement? refinement)
    {
        if (refinement is not { NotNull: true }) return null;
        if (type.Kind == HclTypeKind.Number)
        {
            return refinement is { Minimum: { } only, MinimumInclusive: true, Maximum: { } most, MaximumInclusive: true } && only.CompareTo(most) == 0
                ? Number(only)
                : null;
        }

        if (!type.IsCollection || refinement.MinimumLength != refinement.MaximumLength) return null;
        var length = refinement.MinimumLength;
        return type.Kind switch
        {
            HclTypeKind.List when length <= LongestUnknownList => List(type.ElementType, Enumerable.Repeat(Unknown(type.ElementType), length)),
            HclTypeKind.Set when length <= 1 => Set(type.ElementType, Enumerable.Repeat(Unknown(type.ElementType), length)),
            HclTypeKind.Map when length == 0 => Map(type.ElementType, []),
            _ => null,
        };
    }

    /// <summary>A list; its element type is that of the elements.</summary>
    /// <exception cref="ArgumentException">There are no elements, or they have different types.</exception>
    public static HclValue List(IEnumerable<HclValue> elements)
    {
        var array = elements.ToArray();
        return List(CommonType(array), array);
    }

    /// <inheritdoc cref="List(IEnumerable{HclValue})"/>
    public static HclValue List(params HclValue[] elements) => List(elements.AsEnumerable());

    /// <summary>A list with a given element type.</summary>
    /// <param name="elementType">Dynamic only when there are no elements, or their types are not known.</param>
    /// <param name="elements">All of that type, or of dynamic type and null or unknown.</param>
    /// <exception cref="ArgumentException">An element has another type.</exception>
    public static HclValue List(HclType elementType, IEnumerable<HclValue> elements)
    {
        var array = elements.ToArray();
        Check(elementType, array);
        return Known(HclType.List(elementType), array);
    }

    /// <summary>A set with a given element type; equal elements become one, marks of elements become marks of the set.</summary>
    /// <param name="elementType">Dynamic only when there are no elements, or their types are not known.</param>
    /// <param name="elements">In any order; all of that type, or of dynamic type and null or unknown.</param>
    /// <exception cref="ArgumentException">An element has another type.</exception>
    public static HclValue Set(HclType elementType, IEnumerable<HclValue> elements)
    {
        var array = elements.ToArray();
        Check(elementType, array);
        var marks = NoMarks;
        foreach (ref var element in array.AsSpan()) element = element.UnmarkDeep(ref marks);
        return Known(HclType.Set(elementType), SetOrder.Distinct(array)).WithMarks(marks);
    }

    /// <summary>A map with a given element type; of equal keys the last wins.</summary>
    /// <param name="elementType">Dynamic only when there are no elements, or their types are not known.</param>
    /// <param name="entries">In any order; all values of that type, or of dynamic type and null or unknown.</param>
    /// <exception cref="ArgumentException">An element has another type.</exception>
    public static HclValue Map(HclType elementType, IEnumerable<KeyValuePair<string, HclValue>> entries)
    {
        var table = Table(entries);
        Check(elementType, table.Values);
        return Known(HclType.Map(elementType), table);
    }

    /// <summary>A tuple of these elements.</summary>
    public static HclValue Tuple(IEnumerable<HclValue> elements) => TupleOf([.. elements]);

    /// <inheritdoc cref="Tuple(IEnumerable{HclValue})"/>
    public static HclValue Tuple(params HclValue[] elements) => Tuple(elements.AsEnumerable());

    /// <summary>An object with these attributes; of equal names the last wins.</summary>
    public static HclValue Object(IEnumerable<KeyValuePair<string, HclValue>> attributes)
    {
        var table = Table(attributes);
        return table.Count == 0 ? EmptyObject : Known(HclType.Object(table.Select(static (_, value) => value.Type)), table);
    }

    /// <summary>A .NET object as a value.</summary>
    /// <exception cref="ArgumentException">The type is no capsule type.</exception>
    public static HclValue Capsule(HclType type, object content) =>
        type.Kind == HclTypeKind.Capsule ? Known(type, content) : throw new ArgumentException($"{type} is no capsule type.", nameof(type));

    /// <summary>Text that is in normalization form C already.</summary>
    internal static HclValue Normalized(string text) => text.Length == 0 ? EmptyString : Known(HclType.String, text);

    /// <summary>A tuple of these elements; the caller gives the array away.</summary>
    internal static HclValue TupleOf(HclValue[] elements) =>
        elements.Length == 0 ? EmptyTuple : Known(HclType.TupleOf(elements), elements);

    /// <summary>A list of elements that are known to be of one type; the caller gives the array away.</summary>
    internal static HclValue ListOf(HclType elementType, HclValue[] elements) => Known(HclType.List(elementType), elements);

    private static HclValue Known(HclType type, object content) => new(type, State.Known, content);

    private static KeyTable<HclValue> Table(IEnumerable<KeyValuePair<string, HclValue>> entries) =>
        entries as KeyTable<HclValue>
        ?? KeyTable<HclValue>.From(entries.Select(static e => KeyValuePair.Create(NormalizationC.Of(e.Key), e.Value)));

    private static HclType CommonType(HclValue[] elements)
    {
        if (elements.Length == 0) throw new ArgumentException("A list without elements needs its element type.", nameof(elements));
        return System.Array.Find(elements, static e => !e.Type.IsDynamic)?.Type ?? HclType.Dynamic;
    }

    private static void Check(HclType elementType, IReadOnlyList<HclValue> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            if (!elements[i].Type.IsDynamic && !elements[i].Type.Equals(elementType))
                throw new ArgumentException($"Element {i} is {elements[i].Type}, not {elementType}.", nameof(elements));
        }
    }
}
