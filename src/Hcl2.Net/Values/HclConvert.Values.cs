using Hcl2.Work;

namespace Hcl2;

public static partial class HclConvert
{
    /// <summary>Converts where the types allow it; single values may still fail.</summary>
    private static Conversion Converted(HclValue value, HclType type)
    {
        if (type.IsDynamic || value.Type.Equals(type)) return Conversion.Of(value);
        if (value.IsMarked)
        {
            var plain = Converted(value.Unmark(), type);
            return plain.Succeeded ? Conversion.Of(plain.Value.WithMarksOf(value)) : plain;
        }

        if (!value.IsKnown) return Conversion.Of(ConvertedUnknown(value, type));
        if (value.IsNull) return Conversion.Of(HclValue.Null(Replaced(value.Type, type.WithoutOptional())));
        // A small value can become a large one: absent attributes become nulls.
        if (value.CanIterate) WorkMeter.Check();

        return type.Kind switch
        {
            HclTypeKind.String => Conversion.Of(ConvertedToString(value)),
            HclTypeKind.Number => ConvertedToNumber(value),
            HclTypeKind.Bool => ConvertedToBool(value),
            HclTypeKind.List or HclTypeKind.Set => ConvertedToSequence(value, type),
            HclTypeKind.Map => ConvertedToMap(value, type),
            HclTypeKind.Tuple => ConvertedToTuple(value, type),
            HclTypeKind.Object => ConvertedToObject(value, type),
            _ => Conversion.Mismatch(value.Type, type),
        };
    }

    private static HclValue ConvertedToString(HclValue value) =>
        value.Type.Kind == HclTypeKind.Bool
            ? HclValue.Normalized(value.AsBool ? "true" : "false")
            : HclValue.Normalized(value.AsNumber.ToString());

    private static Conversion ConvertedToNumber(HclValue value)
    {
        WorkMeter.Spend(HclNumber.WorkToParse(value.AsString));
        return HclNumber.TryParse(value.AsString, out var number)
            ? Conversion.Of(HclValue.Number(number))
            : Conversion.Failed("a number is required");
    }

    private static Conversion ConvertedToBool(HclValue value) => value.AsString switch
    {
        "true" or "1" => Conversion.Of(HclValue.True),
        "false" or "0" => Conversion.Of(HclValue.False),
        "True" or "TRUE" => Conversion.Failed("a bool is required; to convert from string, use lowercase \"true\""),
        "False" or "FALSE" => Conversion.Failed("a bool is required; to convert from string, use lowercase \"false\""),
        _ => Conversion.Failed("a bool is required"),
    };

    private static Conversion ConvertedToSequence(HclValue value, HclType type)
    {
        var element = ElementTarget(value, type);
        if (element is null) return Conversion.Mismatch(value.Type, type);
        // Two unknown elements of a set may turn out to be one.
        if (type.Kind == HclTypeKind.List && value.Type.Kind == HclTypeKind.Set && value is { IsWhollyKnown: false, Length: > 1 })
            return Conversion.Of(HclValue.Unknown(Replaced(value.Type, type.WithoutOptional())));

        var parts = new HclValue[value.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Converted(value.Elements[i], element);
            if (!part.Succeeded) return part;
            parts[i] = part.Value;
        }

        if (type.Kind == HclTypeKind.List && value.Type.Kind == HclTypeKind.Tuple && Unify(parts) is { } failure) return failure;
        element = KnownElementType(element, parts);
        return !AreOf(element, parts)
            ? Conversion.Failed("element types must all match for conversion to " + (type.Kind == HclTypeKind.List ? "list" : "set"))
            : Conversion.Of(type.Kind == HclTypeKind.List ? HclValue.ListOf(element, parts) : HclValue.Set(element, parts));
    }

    private static Conversion ConvertedToMap(HclValue value, HclType type)
    {
        var element = ElementTarget(value, type);
        if (element is null) return Conversion.Mismatch(value.Type, type);

        Conversion? failed = null;
        var table = value.Entries.Select((_, entry) =>
        {
            var part = failed is null ? Converted(entry, element) : Conversion.Of(entry);
            if (!part.Succeeded) failed = part;
            return part.Value ?? entry;
        });
        if (failed is { } failure) return failure;

        var parts = table.ValueArray;
        if ((element.IsCollection || element.Kind == HclTypeKind.Object) && Unify(parts) is { } mismatch) return mismatch;
        element = KnownElementType(element, parts);
        return AreOf(element, parts)
            ? Conversion.Of(HclValue.Map(element, table))
            : Conversion.Failed((value.Type.Kind == HclTypeKind.Map ? "element" : "attribute") + " types must all match for conversion to map");
    }

    /// <summary>Brings parts that dynamic parts of the wanted type left different to one type; why not, when there is none.</summary>
    private static Conversion? Unify(HclValue[] parts)
    {
        if (parts.Length == 0 || parts.All(part => part.Type.Equals(parts[0].Type))) return null;
        if (CommonType(System.Array.ConvertAll(parts, static part => part.Type), isUnsafe: true) is not { } common)
            return Conversion.Failed("cannot find a common base type for all elements");

        foreach (ref var part in parts.AsSpan())
        {
            var converted = Converted(part, common);
            if (!converted.Succeeded) return converted;
            part = converted.Value;
        }

        return null;
    }

    private static Conversion ConvertedToTuple(HclValue value, HclType type)
    {
        var parts = new HclValue[value.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Converted(value.Elements[i], type.Elements[i]);
            if (!part.Succeeded) return part;
            parts[i] = part.Value;
        }

        return Conversion.Of(HclValue.Tuple(parts));
    }

    private static Conversion ConvertedToObject(HclValue value, HclType type)
    {
        foreach (var name in value.Entries.Keys)
        {
            if (value.Type.Kind == HclTypeKind.Map && type.Attributes.TryGetValue(name, out var wanted) && !CanConvert(value.Type.ElementType, wanted, isUnsafe: true))
                return Conversion.Mismatch(value.Type.ElementType, wanted).Within($"map element type is incompatible with attribute {Quoted(name)}: ");
        }

        var attributes = new List<KeyValuePair<string, HclValue>>(type.Attributes.Count);
        foreach (var (name, wanted) in type.Attributes)
        {
            if (!value.Entries.TryGetValue(name, out var given))
            {
                if (!type.OptionalAttributes.Contains(name))
                    return Conversion.Failed($"map has no element for required attribute {Quoted(name)}");
                attributes.Add(new(name, HclValue.Null(wanted.WithoutOptional())));
                continue;
            }

            var part = Converted(given, wanted);
            if (!part.Succeeded) return part;
            attributes.Add(new(name, part.Value));
        }

        return Conversion.Of(HclValue.Object(attributes));
    }

    /// <summary>What the elements are converted to; when that is left open, the type they have in common. Null when there is none.</summary>
    private static HclType? ElementTarget(HclValue value, HclType type) =>
        !type.ElementType.IsDynamic ? type.ElementType
        : value.Type.IsCollection ? value.Type.ElementType
        : value.Length == 0 ? HclType.Dynamic
        : CommonType(value.Type.Kind == HclTypeKind.Tuple ? value.Type.Elements : value.Type.Attributes.Values, isUnsafe: true);

    /// <summary>The type of elements of which each is of the given one or knows better; null when they do not agree.</summary>
    internal static HclType? Settled(HclType element, HclValue[] parts)
    {
        element = KnownElementType(element, parts);
        return AreOf(element, parts) ? element : null;
    }

    private static bool AreOf(HclType element, ReadOnlySpan<HclValue> parts)
    {
        foreach (var part in parts)
        {
            if (!part.Type.IsDynamic && !part.Type.Equals(element)) return false;
        }

        return true;
    }

    /// <summary>The element type with its dynamic parts filled in from the first element that knows better.</summary>
    private static HclType KnownElementType(HclType element, IReadOnlyList<HclValue> parts) =>
        element.HasDynamic && parts.FirstOrDefault(static part => !part.Type.IsDynamic) is { } part ? part.Type : element.WithoutOptional();
}
