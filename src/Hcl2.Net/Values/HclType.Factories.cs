using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Hcl2.Unicode;
using Hcl2.Values;

namespace Hcl2;

[SuppressMessage("Naming", "CA1720", Justification = "these words are the names of HCL's types")]
public sealed partial class HclType
{
    private static readonly ImmutableHashSet<string> NoNames = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The type of what is not known yet.</summary>
    public static HclType Dynamic { get; } = new(HclTypeKind.Dynamic);

    /// <summary>The type of text.</summary>
    public static HclType String { get; } = new(HclTypeKind.String);

    /// <summary>The type of numbers.</summary>
    public static HclType Number { get; } = new(HclTypeKind.Number);

    /// <summary>The type of true and false.</summary>
    public static HclType Bool { get; } = new(HclTypeKind.Bool);

    /// <summary>The object type without attributes: the type of <c>{}</c>.</summary>
    public static HclType EmptyObject { get; } = new(HclTypeKind.Object, attributes: KeyTable<HclType>.Empty);

    /// <summary>The tuple type without elements: the type of <c>[]</c>.</summary>
    public static HclType EmptyTuple { get; } = new(HclTypeKind.Tuple, elements: []);

    private static HclType ListOfDynamic { get; } = new(HclTypeKind.List, Dynamic);

    private static HclType ListOfString { get; } = new(HclTypeKind.List, String);

    private static HclType ListOfNumber { get; } = new(HclTypeKind.List, Number);

    // What most tuples are, by their length.
    private static HclType[] TuplesOfText { get; } = [.. Enumerable.Range(0, 9).Select(static length => Tuple(Enumerable.Repeat(String, length)))];

    /// <summary>A list of elements of one type.</summary>
    public static HclType List(HclType element) =>
        element.Kind switch
        {
            HclTypeKind.Dynamic => ListOfDynamic,
            HclTypeKind.String => ListOfString,
            HclTypeKind.Number => ListOfNumber,
            _ => new(HclTypeKind.List, element),
        };

    /// <summary>A set of elements of one type.</summary>
    public static HclType Set(HclType element) => new(HclTypeKind.Set, element);

    /// <summary>A map from strings to elements of one type.</summary>
    public static HclType Map(HclType element) => new(HclTypeKind.Map, element);

    /// <summary>An object with these attributes; names are brought to normalization form C, of equal names the last wins.</summary>
    /// <param name="attributes">Names and types, in any order.</param>
    /// <param name="optional">Attributes that conversion to this type may leave out; null means none.</param>
    /// <exception cref="ArgumentException">An optional name is no attribute.</exception>
    public static HclType Object(IEnumerable<KeyValuePair<string, HclType>> attributes, IEnumerable<string>? optional = null)
    {
        var table = attributes as KeyTable<HclType>
            ?? KeyTable<HclType>.From(attributes.Select(static a => KeyValuePair.Create(NormalizationC.Of(a.Key), a.Value)));
        var names = optional is null ? NoNames : NoNames.Union(optional.Select(NormalizationC.Of));
        foreach (var name in names)
        {
            if (!table.ContainsKey(name)) throw new ArgumentException($"The optional attribute \"{name}\" is not declared.", nameof(optional));
        }

        return table.Count == 0 ? EmptyObject : new(HclTypeKind.Object, attributes: table, optional: names);
    }

    /// <summary>A tuple of elements of these types, in this order.</summary>
    public static HclType Tuple(IEnumerable<HclType> elements) => TupleOf([.. elements]);

    /// <summary>A tuple of elements of these types, in this order.</summary>
    public static HclType Tuple(params HclType[] elements) => TupleOf([.. elements]);

    /// <summary>A new capsule type. Every call makes a type that equals only itself.</summary>
    /// <param name="name">What messages call it, such as <c>bytes</c>.</param>
    public static HclType Capsule(string name) => new(HclTypeKind.Capsule, capsule: name);

    /// <summary>The type of a tuple of these values.</summary>
    internal static HclType TupleOf(HclValue[] elements) =>
        elements.Length < TuplesOfText.Length && System.Array.TrueForAll(elements, static element => element.Type.Kind == HclTypeKind.String)
            ? TuplesOfText[elements.Length]
            : TupleOf(System.Array.ConvertAll(elements, static element => element.Type));

    /// <summary>A tuple of these elements; the caller gives the array away.</summary>
    internal static HclType TupleOf(HclType[] elements) => elements.Length == 0 ? EmptyTuple : new(HclTypeKind.Tuple, elements: elements);
}
