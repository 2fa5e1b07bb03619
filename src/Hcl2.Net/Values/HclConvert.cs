using Hcl2.Work;

namespace Hcl2;

/// <summary>Conversion of values between types, and the types that several types have in common.</summary>
/// <remarks>
/// A <em>safe</em> conversion succeeds for every value of its source type; an <em>unsafe</em> one may fail for some, as text to
/// number does. Assignments and arguments convert unsafely; common types are sought with safe conversions first.
/// </remarks>
public static partial class HclConvert
{
    private const int FewTypes = 4;

    /// <summary>Converts a value, unsafely where needed.</summary>
    /// <param name="value">Known, null or unknown; marks are kept.</param>
    /// <param name="type">What to convert to; dynamic parts of it fit everything, optional attributes that are missing become null.</param>
    public static Conversion To(HclValue value, HclType type)
    {
        if (type.IsDynamic || value.Type.Equals(type)) return Conversion.Of(value);
        if (type.HasOptional && value.Type.Equals(type.WithoutOptional())) return Conversion.Of(value);

        try
        {
            // Also of an argument whose call fails before it is charged. The elements of a set are compared, those of others only converted.
            WorkMeter.Spend(type.Kind == HclTypeKind.Set ? value.Weight : value.Weight / 8);
            if (CanConvert(value.Type, type, isUnsafe: true)) return Converted(value, type);
            WorkMeter.Check();
            return Conversion.Mismatch(value.Type, type);
        }
        catch (WorkExceededException exhausted)
        {
            return Conversion.Failed(exhausted.Message);
        }
    }

    /// <summary>Whether every value (safe) or at least some values (unsafe) of one type convert to another.</summary>
    public static bool CanConvert(HclType from, HclType to, bool isUnsafe)
    {
        if (to.IsDynamic || from.Equals(to)) return true;
        if (from.IsDynamic) return isUnsafe;

        return (from.Kind, to.Kind) switch
        {
            (HclTypeKind.Number or HclTypeKind.Bool, HclTypeKind.String) => true,
            (HclTypeKind.String, HclTypeKind.Number or HclTypeKind.Bool) => isUnsafe,
            (HclTypeKind.Object, HclTypeKind.Object) => ObjectFits(from, to, isUnsafe),
            (HclTypeKind.Map, HclTypeKind.Object) => isUnsafe && MapFits(from, to),
            (HclTypeKind.Tuple, HclTypeKind.Tuple) => TupleFits(from, to, isUnsafe),
            // A set loses the order of a list and what comes twice.
            (HclTypeKind.List, HclTypeKind.Set) when !isUnsafe => false,
            (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map) =>
                CanConvert(from.ElementType, to.ElementType, isUnsafe),
            (HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) => PartsFit(from.Elements, to.ElementType, isUnsafe)
                && !(to.ElementType.IsDynamic && IsUndecided(from.Elements, isUnsafe)),
            (HclTypeKind.Object, HclTypeKind.Map) => PartsFit(from.Attributes.Values, to.ElementType, isUnsafe),
            _ => false,
        };
    }

    /// <summary>Whether two types could still turn out to be the same once their dynamic parts are known.</summary>
    internal static bool CouldConform(HclType one, HclType other)
    {
        if (one.IsDynamic || other.IsDynamic || ReferenceEquals(one, other)) return true;
        if (one.Kind != other.Kind || !one.CanWalk) return false;

        return one.Kind switch
        {
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => CouldConform(one.ElementType, other.ElementType),
            HclTypeKind.Tuple => one.Elements.Count == other.Elements.Count
                && one.Elements.Zip(other.Elements).All(static pair => CouldConform(pair.First, pair.Second)),
            HclTypeKind.Object => one.HasNamesOf(other)
                && one.Attributes.Values.Zip(other.Attributes.Values).All(static pair => CouldConform(pair.First, pair.Second)),
            _ => one.Equals(other),
        };
    }

    /// <summary>Whether a type is the wanted one but for what that leaves open.</summary>
    internal static bool Conforms(HclType type, HclType wanted)
    {
        if (wanted.IsDynamic || ReferenceEquals(type, wanted)) return true;
        if (type.Kind != wanted.Kind || !wanted.CanWalk) return false;

        return type.Kind switch
        {
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map => Conforms(type.ElementType, wanted.ElementType),
            HclTypeKind.Tuple => type.Elements.Count == wanted.Elements.Count && type.Elements.Zip(wanted.Elements).All(static pair => Conforms(pair.First, pair.Second)),
            HclTypeKind.Object => type.HasNamesOf(wanted)
                && type.Attributes.Values.Zip(wanted.Attributes.Values).All(static pair => Conforms(pair.First, pair.Second)),
            _ => type.Equals(wanted),
        };
    }

    private static bool CanCompare(int types) => types <= FewTypes || WorkMeter.CanSpend(types);

    private static bool ObjectFits(HclType from, HclType to, bool isUnsafe)
    {
        // Each attribute is looked up twice.
        if (!WorkMeter.CanSpend(4L * to.Attributes.Count)) return false;

        foreach (var (name, type) in to.Attributes)
        {
            if (!from.Attributes.TryGetValue(name, out var given))
            {
                if (!to.OptionalAttributes.Contains(name)) return false;
            }
            else if (!CanConvert(given, type, isUnsafe))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TupleFits(HclType from, HclType to, bool isUnsafe) =>
        from.Elements.Count == to.Elements.Count && CanCompare(to.Elements.Count) && from.Elements.Zip(to.Elements).All(pair => CanConvert(pair.First, pair.Second, isUnsafe));

    // An optional attribute need not fit as long as the map does not have it.
    private static bool MapFits(HclType from, HclType to) =>
        to.Attributes.All(attribute => to.OptionalAttributes.Contains(attribute.Key) || CanConvert(from.ElementType, attribute.Value, isUnsafe: true));

    // A null of no type beside a list or an object: what the elements have in common is not known, so there is no list of them. A map there is.
    private static bool IsUndecided(IReadOnlyList<HclType> parts, bool isUnsafe) =>
        parts.Any(static part => !part.IsDynamic) && CommonType(parts, isUnsafe) is { IsDynamic: true };

    private static bool PartsFit(IReadOnlyList<HclType> parts, HclType element, bool isUnsafe)
    {
        if (parts.Count == 0) return true;
        if (element.IsDynamic) return CommonType(parts, isUnsafe) is { } common && AllConvert(parts, common, isUnsafe);
        if (!CanCompare(parts.Count)) return false;
        for (var i = 0; i < parts.Count; i++)
        {
            if (!CanConvert(parts[i], element, isUnsafe)) return false;
        }

        return true;
    }
}
