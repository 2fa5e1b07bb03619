using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Hcl2.Generators;

/// <summary>Writes the description of a member.</summary>
internal sealed class MemberText(INamedTypeSymbol owner, IPropertySymbol property, IParameterSymbol? parameter, IReadOnlyList<ISymbol> sources, ImmutableArray<TypeProblem>.Builder problems)
{
    private readonly string _owner = Names.Plain(owner);
    private readonly string _type = Names.Of(property.Type);
    private readonly string _get = $"static owner => owner.{Names.Identifier(property.Name)}";

    /// <summary>The call; null, and a problem, when the member has no form.</summary>
    public string? Call(ref int labels, HashSet<string> names)
    {
        if (Member.Find(sources, "HclRemainingAttribute") is not null) return Remaining();
        if (Member.Find(sources, "HclLabelAttribute") is { } label)
        {
            var called = label.ConstructorArguments[0].Value as string ?? Names.Snake(property.Name);
            return Converter() is { } text ? $"Label<{_owner}, {_type}>({labels++}, {Names.Literal(called)}, {text}, {_get})" : null;
        }

        var block = Member.Find(sources, "HclBlockAttribute");
        var argument = Member.Find(sources, "HclArgumentAttribute");
        var own = Member.Find(sources, "HclConverterAttribute") is not null;
        var attribute = block ?? argument;
        var name = attribute?.ConstructorArguments[0].Value as string ?? Names.Snake(property.Name);
        if (!names.Add(name)) problems.Add(TypeProblem.At(Rules.SameName, property, property.Name, name));
        var required = Named(attribute, "IsRequired") is { Value: bool set } ? set : IsRequired();
        if (argument is null && !own && Block(name, required, Named(block, "KeyName")?.Value as string ?? "name") is { } found) return found;
        if (block is not null)
        {
            problems.Add(TypeProblem.At(Rules.NotABlock, property, property.Name, property.Type.ToDisplayString()));
            return null;
        }

        if (Names.Definition(property.Type) == "Hcl2.HclExpression") return $"Expression<{_owner}>({Names.Literal(name)}, {Bool(required)})";
        if (Converter() is not { } converter) return null;
        var isNullable = property.Type.NullableAnnotation == NullableAnnotation.Annotated || Converters.Nullable(property.Type) is not null;
        var writesNull = isNullable && (required || Member.HasInitializer(property) || parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null });
        var otherwise = Named(argument, "Default") is { } given ? ", " + Value(given) : "";
        return $"Argument<{_owner}, {_type}>({Names.Literal(name)}, {converter}, {_get}, {Bool(required && otherwise.Length == 0)}, {Bool(writesNull || (isNullable && otherwise.Length > 0))}{otherwise})";
    }

    private string? Block(string name, bool required, string keyName)
    {
        var type = Converters.Nullable(property.Type) ?? property.Type;
        if (IsObject(type))
        {
            return type.IsValueType && Converters.Nullable(property.Type) is not null
                ? null
                : $"Block<{_owner}, {Names.Plain(type)}>({Names.Literal(name)}, {_get}, {Bool(required)})";
        }

        if (Collection.Of(type) is not { } collection || !IsObject(collection.Element)) return null;
        return collection.IsMap
            ? $"BlockMap<{_owner}, {Names.Plain(collection.Element)}, {Names.Plain(type)}>({Names.Literal(name)}, {Names.Literal(keyName)}, {collection.Make}, {_get}, {Bool(IsStated() && required)})"
            : $"BlockList<{_owner}, {Names.Plain(collection.Element)}, {Names.Plain(type)}>({Names.Literal(name)}, {collection.Make}, {_get}, {Bool(IsStated() && required)})";
    }

    private string? Remaining()
    {
        if (Names.Definition(property.Type) == "Hcl2.HclBody") return $"RemainingBody<{_owner}>()";
        if (Collection.Of(property.Type) is { IsMap: true } map && Names.Definition(map.Element) == "Hcl2.HclValue")
            return $"RemainingArguments<{_owner}, {Names.Plain(property.Type)}>({map.Make}, {_get})";
        problems.Add(TypeProblem.At(Rules.Remaining, property, property.Name));
        return null;
    }

    private string? Converter()
    {
        var converter = sources.Select(Converters.Own).FirstOrDefault(static own => own is not null) ?? Converters.Of(property.Type);
        if (converter is null) problems.Add(TypeProblem.At(Rules.NoConverter, property, property.Name, property.Type.ToDisplayString()));
        return converter;
    }

    private bool IsRequired()
    {
        if (property.IsRequired) return true;
        var isNullable = property.Type.NullableAnnotation == NullableAnnotation.Annotated || Converters.Nullable(property.Type) is not null;
        return parameter is { HasExplicitDefaultValue: false } && !isNullable;
    }

    /// <summary>An empty list of blocks is a list: only one that says so needs a block.</summary>
    private bool IsStated() => Named(Member.Find(sources, "HclBlockAttribute"), "IsRequired") is not null;

    private static bool IsObject(ITypeSymbol type) => Names.Attribute(type, "HclObjectAttribute") is not null && Converters.Own(type) is null;

    private static TypedConstant? Named(AttributeData? attribute, string name)
    {
        foreach (var argument in attribute?.NamedArguments ?? ImmutableArray<KeyValuePair<string, TypedConstant>>.Empty)
        {
            if (argument.Key == name) return argument.Value;
        }

        return null;
    }

    private static string Value(TypedConstant constant) => constant.Value switch
    {
        string text => $"global::Hcl2.HclValue.String({Names.Literal(text)})",
        bool truth => $"global::Hcl2.HclValue.Bool({Bool(truth)})",
        null => "global::Hcl2.HclValue.NullDynamic",
        double or float => $"global::Hcl2.HclValue.Number(global::Hcl2.HclNumber.FromDouble({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)}d))",
        _ => $"global::Hcl2.HclValue.Number(global::Hcl2.HclNumber.Parse(\"{Convert.ToString(constant.Value, CultureInfo.InvariantCulture)}\"))",
    };

    private static string Bool(bool truth) => truth ? "true" : "false";
}
