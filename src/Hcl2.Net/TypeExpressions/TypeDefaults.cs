using System.Globalization;
using Hcl2.Values;

namespace Hcl2;

/// <summary>The defaults of a type's optional attributes, at every depth.</summary>
public sealed class TypeDefaults
{
    // Under this name: what holds for every element of a collection.
    private const string EveryElement = "";

    private readonly KeyTable<HclValue> _attributes;
    private readonly KeyTable<TypeDefaults> _parts;

    private TypeDefaults(HclType type, KeyTable<HclValue> attributes, KeyTable<TypeDefaults> parts) =>
        (Type, _attributes, _parts) = (type, attributes, parts);

    /// <summary>The type the defaults belong to.</summary>
    public HclType Type { get; }

    /// <summary>The defaults of a type's own attributes, by name.</summary>
    public IReadOnlyDictionary<string, HclValue> Attributes => _attributes;

    /// <summary>
    /// Fills in defaults where optional attributes are missing or null, at every depth, before the value is converted to the type.
    /// A value that does not look like the type is left for the conversion to complain about.
    /// </summary>
    /// <returns>
    /// The value; its type may be another one. Collections whose elements no longer have a type in common become tuples or objects.
    /// </returns>
    public HclValue Apply(HclValue value)
    {
        if (!value.IsKnown || value.IsNull || !value.CanIterate) return value;

        var plain = value.Unmark();
        return (plain.Type.Kind is HclTypeKind.Map or HclTypeKind.Object ? AppliedToEntries(plain) : AppliedToElements(plain)).WithMarksOf(value);
    }

    internal static TypeDefaults OfElements(HclType type, TypeDefaults elements) =>
        new(type, KeyTable<HclValue>.Empty, Table([KeyValuePair.Create(EveryElement, elements)]));

    /// <summary>The defaults of an object or tuple; null when there is none at any depth.</summary>
    internal static TypeDefaults? OfParts(HclType type, IEnumerable<KeyValuePair<string, HclValue>> attributes, IEnumerable<(string Name, TypeDefaults? Defaults)> parts)
    {
        var own = KeyTable<HclValue>.From(attributes);
        var inner = Table(parts.Where(static part => part.Defaults is not null).Select(static part => KeyValuePair.Create(part.Name, part.Defaults!)));
        return own.Count + inner.Count == 0 ? null : new(type, own, inner);
    }

    private static KeyTable<TypeDefaults> Table(IEnumerable<KeyValuePair<string, TypeDefaults>> parts) =>
        KeyTable<TypeDefaults>.From(parts);

    private HclValue AppliedToElements(HclValue value)
    {
        var isTuple = Type.Kind == HclTypeKind.Tuple;
        var elements = value.Elements
            .Select((element, i) => Applied(isTuple ? i.ToString(CultureInfo.InvariantCulture) : EveryElement, element)).ToArray();
        if (value.Type.Kind == HclTypeKind.Tuple) return HclValue.Tuple(elements);
        if (elements.Length == 0) return value;
        return Unified(elements) is not { } unified ? HclValue.Tuple(elements)
            : value.Type.Kind == HclTypeKind.List ? HclValue.List(unified)
            : HclValue.Set(unified[0].Type, unified);
    }

    private HclValue AppliedToEntries(HclValue value)
    {
        var isObject = Type.Kind == HclTypeKind.Object;
        var entries = value.Entries.ToDictionary(
            static entry => entry.Key, entry => Applied(isObject ? entry.Key : EveryElement, entry.Value), StringComparer.Ordinal);
        foreach (var (name, given) in _attributes)
        {
            if (!entries.TryGetValue(name, out var has) || has.IsNull) entries[name] = _parts.TryGetValue(name, out var part) ? part.Apply(given) : given;
            else if (given is { IsKnown: true, IsNull: false }) entries[name] = has.RefinedNotNull();
        }

        if (value.Type.Kind == HclTypeKind.Object) return HclValue.Object(entries);
        if (entries.Count == 0) return value;
        var names = entries.Keys.ToArray();
        return Unified([.. entries.Values]) is { } unified
            ? HclValue.Map(unified[0].Type, names.Zip(unified, KeyValuePair.Create))
            : HclValue.Object(entries);
    }

    private HclValue Applied(string part, HclValue value) => _parts.TryGetValue(part, out var defaults) ? defaults.Apply(value) : value;

    /// <summary>The values converted to the type they have in common; null when there is none or one does not convert.</summary>
    private static HclValue[]? Unified(HclValue[] values)
    {
        if (HclConvert.CommonType([.. values.Select(static value => value.Type)], isUnsafe: true) is not { } type) return null;

        var converted = new HclValue[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (HclConvert.To(values[i], type) is not { Succeeded: true, Value: { } value } || !value.Type.Equals(type)) return null;
            converted[i] = value;
        }

        return converted;
    }
}
