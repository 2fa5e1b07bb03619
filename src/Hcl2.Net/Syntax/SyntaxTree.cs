using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary>A text and what it means.</summary>
/// <typeparam name="T">What it was read as.</typeparam>
/// <param name="Source">The text.</param>
/// <param name="Root">What it means; always there, with placeholders where it was not understood.</param>
/// <param name="Diagnostics">What is wrong with it, in the order it was found.</param>
public sealed record SyntaxTree<T>(SourceText Source, T Root, DiagnosticBag Diagnostics);

/// <summary>Reads the native syntax. Never throws on bad input.</summary>
public static class SyntaxTree
{
    /// <summary>Reads a file.</summary>
    public static SyntaxTree<BodySyntax> Parse(SourceText source, ParseOptions? options = null) =>
        new(source, new BodySyntax(source, new(0, source.Length), [], new(source.Length, source.Length)), new());

    /// <summary>Reads one expression, as it would stand after <c>=</c>; newlines do not matter.</summary>
    public static SyntaxTree<ExpressionSyntax> ParseExpression(SourceText source, ParseOptions? options = null) =>
        new(source, new ErrorSyntax(source, new(0, source.Length)), new());

    /// <summary>Reads a template without quotes; backslashes stand for themselves.</summary>
    public static SyntaxTree<ExpressionSyntax> ParseTemplate(SourceText source, ParseOptions? options = null) =>
        new(source, new ErrorSyntax(source, new(0, source.Length)), new());

    /// <summary>Reads a path such as <c>a.b[0]</c>.</summary>
    /// <returns>A null root when there is no path at all.</returns>
    public static SyntaxTree<Traversal?> ParseTraversal(SourceText source, ParseOptions? options = null) => new(source, null, new());
}
