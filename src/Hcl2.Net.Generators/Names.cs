using System.Text;
using Microsoft.CodeAnalysis;

namespace Hcl2.Generators;

/// <summary>Names of types and members.</summary>
internal static class Names
{
    public const string Namespace = "Hcl2";

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type as code, with the question mark of a nullable reference.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>A type as code, not nullable.</summary>
    public static string Plain(ITypeSymbol type) => Of(type.IsValueType ? type : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    /// <summary>A type by its namespace and name, without parameters.</summary>
    public static string Definition(ITypeSymbol type) => type is INamedTypeSymbol named
        ? $"{named.OriginalDefinition.ContainingNamespace?.ToDisplayString()}.{named.OriginalDefinition.MetadataName}"
        : "";

    /// <summary>The name in HCL: lower case with underscores, <c>http_port</c> for <c>HTTPPort</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var starts = at > 0 && char.IsUpper(name[at])
                && (char.IsLower(name[at - 1]) || char.IsDigit(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
            if (starts && name[at - 1] != '_') text.Append('_');
            text.Append(char.ToLowerInvariant(name[at]));
        }

        return text.ToString();
    }

    /// <summary>A name as code, also where it is a word of C#.</summary>
    public static string Identifier(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && Definition(type) == $"{Namespace}.{name}");

    /// <summary>Text as a literal of C#.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
