using Hcl2.Parsing;
using Hcl2.Syntax;

namespace Hcl2;

/// <summary>A string and what it means.</summary>
/// <typeparam name="T">What it was read as.</typeparam>
/// <param name="Source">The text.</param>
/// <param name="Root">What it means; always there, with placeholders where it was not understood.</param>
/// <param name="Diagnostics">What is wrong with it: characters first, then structure in the order of the text.</param>
public sealed record SyntaxTree<T>(SourceText Source, T Root, DiagnosticBag Diagnostics);

/// <summary>Reads the native syntax. Never throws on bad input, whatever the bytes.</summary>
public static class SyntaxTree
{
    /// <summary>Reads a file.</summary>
    public static SyntaxTree<BodySyntax> Parse(SourceText source, ParseOptions? options = null) =>
        Parser.Body(source, options ?? ParseOptions.Default);

    /// <summary>Reads one expression, as it would stand after <c>=</c>; newlines do not matter.</summary>
    public static SyntaxTree<ExpressionSyntax> ParseExpression(SourceText source, ParseOptions? options = null) =>
        Parser.Expression(source, options ?? ParseOptions.Default);

    /// <summary>Reads a template without quotes; backslashes stand for themselves.</summary>
    public static SyntaxTree<ExpressionSyntax> ParseTemplate(SourceText source, ParseOptions? options = null) =>
        Parser.Template(source, options ?? ParseOptions.Default);

    /// <summary>Reads a path such as <c>a.b[0]</c>: names, literal numbers and literal strings.</summary>
    /// <returns>A tree whose root is null when the text does not start with a name, and is what was understood when there are errors.</returns>
    public static SyntaxTree<Traversal?> ParseTraversal(SourceText source, ParseOptions? options = null) =>
        Parser.Traversal(source, options ?? ParseOptions.Default);

    /// <summary>
    /// Reads a path that may have splats too, such as <c>a[*].b</c>: it leads to any number of values, so what it means is for the
    /// caller to say, step by step. Splats of the form <c>.*</c> are not part of such paths.
    /// </summary>
    /// <returns>A tree as <see cref="ParseTraversal"/> gives it.</returns>
    public static SyntaxTree<Traversal?> ParseTraversalPartial(SourceText source, ParseOptions? options = null) =>
        Parser.PartialTraversal(source, options ?? ParseOptions.Default);

    /// <summary>Cuts a file or an expression into tokens; the last one is <see cref="TokenKind.EndOfFile"/>.</summary>
    public static IReadOnlyList<Token> Tokens(SourceText source) => Tokens(source, LexerMode.Normal);

    /// <summary>Cuts a template without quotes into tokens; the last one is <see cref="TokenKind.EndOfFile"/>.</summary>
    public static IReadOnlyList<Token> TemplateTokens(SourceText source) => Tokens(source, LexerMode.Template);

    private static Token[] Tokens(SourceText source, LexerMode mode)
    {
        using var tokens = Lexer.Tokens(source.Bytes, mode);
        return tokens.Items[..tokens.Count];
    }
}
