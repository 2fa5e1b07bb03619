using System.Text;

namespace Hcl2;

public static partial class HclConvert
{
    /// <summary>Why no value of one type converts to another, in the words HCL users know; no full stop.</summary>
    public static string Mismatch(HclType given, HclType wanted) => Mismatch(given, wanted, namesGiven: false);

    /// <summary>The same; cty names the given type, too, since 1.16.3, where that cannot mislead.</summary>
    internal static string Mismatch(HclType given, HclType wanted, bool namesGiven) => (given.Kind, wanted.Kind) switch
    {
        (HclTypeKind.Object, HclTypeKind.Object) => ObjectMismatch(given, wanted, namesGiven),
        (HclTypeKind.Tuple, HclTypeKind.List) when wanted.ElementType.IsDynamic => "all list elements must have the same type",
        (HclTypeKind.Tuple, HclTypeKind.Set) when wanted.ElementType.IsDynamic => "all set elements must have the same type",
        (HclTypeKind.Object, HclTypeKind.Map) when wanted.ElementType.IsDynamic => "all map elements must have the same type",
        (HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set) => ElementMismatch(given.Elements.Select(static (type, i) => ($"{i}", type)), wanted, namesGiven),
        (HclTypeKind.Object, HclTypeKind.Map) => ElementMismatch(given.Attributes.Select(static a => (Quoted(a.Key), a.Value)), wanted, namesGiven),
        (HclTypeKind.List or HclTypeKind.Set, HclTypeKind.List or HclTypeKind.Set) or (HclTypeKind.Map, HclTypeKind.Map) =>
            $"incorrect {CollectionName(wanted)} element type: {Mismatch(given.ElementType, wanted.ElementType, namesGiven)}",
        (HclTypeKind.Object or HclTypeKind.Tuple, HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map)
            or (HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map, HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map) => $"{wanted.FriendlyNameForConstraint} required",
        _ when namesGiven && !IsConfusing(given, wanted) => $"{wanted.FriendlyName} required, but have {given.FriendlyName}",
        _ => $"{wanted.FriendlyNameForConstraint} required",
    };

    // Text that is no number is at fault for what it says, not for being text; and of two tuples or objects the parts are at fault.
    private static bool IsConfusing(HclType given, HclType wanted) =>
        given.IsPrimitive == wanted.IsPrimitive
        && wanted.Kind != HclTypeKind.String
        && !((given.Kind, wanted.Kind) is (HclTypeKind.Number, HclTypeKind.Bool) or (HclTypeKind.Bool, HclTypeKind.Number) or (HclTypeKind.Tuple, HclTypeKind.Object));

    /// <summary>A string in double quotes, escaped where it must be.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            if (unit is '"' or '\\') quoted.Append('\\').Append(unit);
            else if (unit == '\n') quoted.Append("\\n");
            else if (unit == '\r') quoted.Append("\\r");
            else if (unit == '\t') quoted.Append("\\t");
            else if (unit < ' ' || unit == '\u007F') quoted.Append($"\\x{(int)unit:x2}");
            else quoted.Append(unit);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>All missing attributes, or else the first one that does not convert.</summary>
    private static string ObjectMismatch(HclType given, HclType wanted, bool namesGiven)
    {
        var missing = wanted.Attributes.Keys
            .Where(name => !wanted.OptionalAttributes.Contains(name) && !given.Attributes.ContainsKey(name)).Select(Quoted).ToArray();
        if (missing.Length == 1) return $"attribute {missing[0]} is required";
        if (missing.Length == 2) return $"attributes {missing[0]} and {missing[1]} are required";
        if (missing.Length > 2) return $"attributes {string.Join(", ", missing[..^1])}, and {missing[^1]} are required";

        return WrongAttribute(given, wanted, namesGiven, isUnsafe: true) ?? WrongAttribute(given, wanted, namesGiven, isUnsafe: false) ?? "incorrect object attributes";
    }

    private static string? WrongAttribute(HclType given, HclType wanted, bool namesGiven, bool isUnsafe)
    {
        foreach (var (name, type) in wanted.Attributes)
        {
            if (given.Attributes.TryGetValue(name, out var has) && !CanConvert(has, type, isUnsafe))
                return $"attribute {Quoted(name)}: {Mismatch(has, type, namesGiven)}";
        }

        return null;
    }

    private static string ElementMismatch(IEnumerable<(string Name, HclType Type)> parts, HclType wanted, bool namesGiven)
    {
        foreach (var (name, type) in parts)
        {
            if (!CanConvert(type, wanted.ElementType, isUnsafe: true)) return $"element {name}: {Mismatch(type, wanted.ElementType, namesGiven)}";
        }

        return $"all elements must be {wanted.ElementType.FriendlyNameForConstraint}";
    }

    private static string CollectionName(HclType type) => type.Kind switch
    {
        HclTypeKind.List => "list",
        HclTypeKind.Set => "set",
        _ => "map",
    };
}
