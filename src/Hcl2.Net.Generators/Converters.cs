using Microsoft.CodeAnalysis;

namespace Hcl2.Generators;

/// <summary>The code that converts a type; null for one without a form in HCL.</summary>
internal static class Converters
{
    private const string Class = "global::Hcl2.Serialization.HclConverters.";

    private static readonly Dictionary<string, string> Known = new()
    {
        ["System.String"] = "String",
        ["System.Boolean"] = "Bool",
        ["System.Decimal"] = "Decimal",
        ["System.Double"] = "Double",
        ["System.Single"] = "Single",
        ["System.Numerics.BigInteger"] = "BigInteger",
        ["System.DateTimeOffset"] = "DateTimeOffset",
        ["System.TimeSpan"] = "TimeSpan",
        ["System.Guid"] = "Guid",
        ["System.Uri"] = "Uri",
        ["Hcl2.HclValue"] = "Value",
    };

    private static readonly HashSet<string> Integers = new()
    {
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.Int128", "System.UInt128",
    };

    public static string? Of(ITypeSymbol type)
    {
        if (Nullable(type) is { } inner) return Of(inner) is { } converter ? $"{Class}Nullable({converter})" : null;
        var plain = Plain(type);
        return plain is null || type.IsValueType || type.NullableAnnotation != NullableAnnotation.Annotated || Names.Definition(type) == "Hcl2.HclValue"
            ? plain
            : $"{Class}OrNull({plain})";
    }

    /// <summary>The converter that an attribute names.</summary>
    public static string? Own(ISymbol symbol) =>
        Names.Attribute(symbol, "HclConverterAttribute")?.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol converter ? $"new {Names.Plain(converter)}()" : null;

    public static ITypeSymbol? Nullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } named ? named.TypeArguments[0] : null;

    private static string? Plain(ITypeSymbol type)
    {
        if (Own(type) is { } own) return own;
        var name = Names.Definition(type);
        if (Known.TryGetValue(name, out var known)) return Class + known;
        if (Integers.Contains(name)) return $"{Class}Integer<{Names.Plain(type)}>()";
        if (type.TypeKind == TypeKind.Enum) return Enum((INamedTypeSymbol)type);
        if (Names.Attribute(type, "HclObjectAttribute") is not null) return $"{Class}Object<{Names.Plain(type)}>()";
        if (Collection.Of(type) is not { } collection || Of(collection.Element) is not { } element) return null;
        return $"{Class}{(collection.IsMap ? "Map" : "List")}<{Names.Of(collection.Element)}, {Names.Plain(type)}>({element}, {collection.Make})";
    }

    private static string Enum(INamedTypeSymbol type)
    {
        var values = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(field =>
        {
            var name = Names.Attribute(field, "HclNameAttribute")?.ConstructorArguments[0].Value as string ?? Names.Snake(field.Name);
            return $"({Names.Literal(name)}, {Names.Plain(type)}.{Names.Identifier(field.Name)})";
        });
        return $"{Class}Enum<{Names.Plain(type)}>({string.Join(", ", values)})";
    }
}

/// <summary>A type that holds others.</summary>
/// <param name="Element">What it holds.</param>
/// <param name="IsMap">Whether it has keys, which are strings.</param>
/// <param name="Make">A function that makes it of a list or dictionary.</param>
internal sealed record Collection(ITypeSymbol Element, bool IsMap, string Make)
{
    public static Collection? Of(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array) return new(array.ElementType, false, "static items => items.ToArray()");
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 or 2 } named) return null;

        var element = named.TypeArguments[named.TypeArguments.Length - 1];
        var isMap = named.TypeArguments.Length == 2;
        if (isMap && named.TypeArguments[0].SpecialType != SpecialType.System_String) return null;
        var make = Names.Definition(type) switch
        {
            "System.Collections.Generic.List`1" or "System.Collections.Generic.IList`1" or "System.Collections.Generic.IReadOnlyList`1"
                or "System.Collections.Generic.IEnumerable`1" or "System.Collections.Generic.ICollection`1" or "System.Collections.Generic.IReadOnlyCollection`1"
                or "System.Collections.Generic.Dictionary`2" or "System.Collections.Generic.IDictionary`2" or "System.Collections.Generic.IReadOnlyDictionary`2" => "static items => items",
            "System.Collections.Generic.HashSet`1" or "System.Collections.Generic.ISet`1" or "System.Collections.Generic.IReadOnlySet`1" =>
                $"static items => new global::System.Collections.Generic.HashSet<{Names.Of(element)}>(items)",
            "System.Collections.Immutable.ImmutableArray`1" => "static items => global::System.Collections.Immutable.ImmutableArray.ToImmutableArray(items)",
            "System.Collections.Immutable.ImmutableList`1" or "System.Collections.Immutable.IImmutableList`1" => "static items => global::System.Collections.Immutable.ImmutableList.ToImmutableList(items)",
            "System.Collections.Immutable.ImmutableDictionary`2" or "System.Collections.Immutable.IImmutableDictionary`2" =>
                "static items => global::System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(items)",
            _ => null,
        };
        return make is null ? null : new(element, isMap, make);
    }
}
