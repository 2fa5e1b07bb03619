using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hcl2.Generators;

/// <summary>A member of a type.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type as code.</param>
/// <param name="Call">The call that describes it at run time.</param>
/// <param name="Parameter">The parameter of the constructor that sets it; null for a property that is set.</param>
/// <param name="IsRequired">Whether an object initializer has to set it.</param>
internal sealed record Member(string Name, string Type, string Call, IParameterSymbol? Parameter, bool IsRequired)
{
    private const string Class = "global::Hcl2.Serialization.HclMember.";

    public static IReadOnlyList<Member> Of(INamedTypeSymbol type, ImmutableArray<TypeProblem>.Builder problems)
    {
        var properties = Properties(type);
        var constructor = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility != Accessibility.Private && !IsCopy(candidate, type))
            .Where(candidate => candidate.Parameters.All(parameter => properties.Any(property => IsOf(property, parameter))))
            .OrderByDescending(static candidate => candidate.Parameters.Length).FirstOrDefault();
        if (constructor is null)
        {
            problems.Add(TypeProblem.At(Rules.NoConstructor, type, type.Name));
            return [];
        }

        var members = new List<Member>();
        var names = new HashSet<string>();
        var labels = 0;
        foreach (var property in properties)
        {
            var parameter = constructor.Parameters.FirstOrDefault(parameter => IsOf(property, parameter));
            var sources = parameter is null ? new ISymbol[] { property } : [property, parameter];
            if (Find(sources, "HclIgnoreAttribute") is not null && (parameter is null || parameter.HasExplicitDefaultValue)) continue;
            if (parameter is null && property.SetMethod is null)
            {
                if (sources.Any(static symbol => symbol.GetAttributes().Any(static a => a.AttributeClass?.ContainingNamespace?.ToDisplayString() == Names.Namespace)))
                    problems.Add(TypeProblem.At(Rules.NoSetter, property, property.Name));
                continue;
            }

            if (new MemberText(type, property, parameter, sources, problems).Call(ref labels, names) is { } call)
                members.Add(new(Names.Identifier(property.Name), Names.Of(property.Type), Class + call, parameter, property.IsRequired));
        }

        return members;
    }

    /// <summary>Public properties, those of base types first.</summary>
    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var all = new List<IPropertySymbol>();
        for (INamedTypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            all.InsertRange(0, current.GetMembers().OfType<IPropertySymbol>().Where(property =>
                !property.IsStatic && !property.IsIndexer && property.GetMethod is not null && property.Name != "EqualityContract"
                && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && !all.Any(known => known.Name == property.Name)));
        }

        // Parameters of a record stand in their order already.
        return all;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool IsOf(IPropertySymbol property, IParameterSymbol parameter) =>
        string.Equals(property.Name, parameter.Name, System.StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    public static AttributeData? Find(IEnumerable<ISymbol> sources, string name) =>
        sources.Select(symbol => Names.Attribute(symbol, name)).FirstOrDefault(static attribute => attribute is not null);

    /// <summary>Whether a property has an initializer, whose value is lost unless null is written.</summary>
    public static bool HasInitializer(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });
}
