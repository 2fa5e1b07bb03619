using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hcl2.Generators;

/// <summary>Writes for each type with <c>HclObject</c> how HCL is read into it and written from it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class HclObjectGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Text compares by what it says, so nothing is written anew when nothing has changed.
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Namespace + ".HclObjectAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => Result.Of((INamedTypeSymbol)found.TargetSymbol, (TypeDeclarationSyntax)found.TargetNode));
        context.RegisterSourceOutput(types, static (output, result) =>
        {
            foreach (var problem in result.Problems) output.ReportDiagnostic(problem.ToDiagnostic());
            if (result.Source.Length > 0) output.AddSource(result.File, result.Source);
        });
    }
}

/// <summary>What was written for one type.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Source">The code; empty when there is a problem.</param>
/// <param name="Problems">What the author of the type should change.</param>
internal sealed record Result(string File, string Source, Problems Problems)
{
    public static Result Of(INamedTypeSymbol type, TypeDeclarationSyntax syntax)
    {
        var problems = ImmutableArray.CreateBuilder<TypeProblem>();
        var file = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace("global::", "").Replace('<', '_').Replace('>', '_') + ".Hcl.g.cs";
        var declarations = syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToArray();
        if (type.IsGenericType) problems.Add(TypeProblem.At(Rules.Generic, type, type.Name));
        if (type.IsAbstract) problems.Add(TypeProblem.At(Rules.Abstract, type, type.Name));
        foreach (var declaration in declarations.Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            problems.Add(TypeProblem.At(Rules.Partial, type, declaration.Identifier.Text));

        var members = Member.Of(type, problems);
        return problems.Count > 0
            ? new(file, "", new(problems.ToImmutable()))
            : new(file, TypeText.Of(type, declarations, members), new(ImmutableArray<TypeProblem>.Empty));
    }
}

/// <summary>Problems that compare by what they say.</summary>
internal sealed class Problems(ImmutableArray<TypeProblem> items) : System.Collections.Generic.IEnumerable<TypeProblem>, System.IEquatable<Problems>
{
    public bool Equals(Problems? other) => other is not null && items.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as Problems);

    public override int GetHashCode() => items.Length;

    public System.Collections.Generic.IEnumerator<TypeProblem> GetEnumerator() => ((System.Collections.Generic.IEnumerable<TypeProblem>)items).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
