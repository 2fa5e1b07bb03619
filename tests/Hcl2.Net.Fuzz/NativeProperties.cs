using System.Text;
using Hcl2.Syntax;

namespace Hcl2.Fuzz;

/// <summary>The native syntax: tokens, tree, editor, formatter.</summary>
internal static class NativeProperties
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Check(byte[] bytes)
    {
        var source = new SourceText("input.hcl", bytes);
        Property.TokensCover(source, SyntaxTree.Tokens(source));

        var tree = SyntaxTree.Parse(source);
        Property.NodesLieInside(tree.Root);
        Property.DiagnosticsLieInside(source, tree.Diagnostics);

        var expression = SyntaxTree.ParseExpression(source);
        Property.NodesLieInside(expression.Root);
        Property.DiagnosticsLieInside(source, expression.Diagnostics);
        Property.DiagnosticsLieInside(source, SyntaxTree.ParseTraversal(source).Diagnostics);
        Property.DiagnosticsLieInside(source, SyntaxTree.ParseTraversalPartial(source).Diagnostics);

        _ = HclFile.ParseNative(source).Body.JustAttributes(new DiagnosticBag());
        if (Decoded(bytes) is { } text) CheckText(text, tree);
    }

    private static void CheckText(string text, SyntaxTree<BodySyntax> tree)
    {
        if (!tree.Diagnostics.HasErrors) Property.Holds(new SyntaxEditor(tree).Apply() == text, "an editor without edits gives the text back");

        var formatted = Formatter.Format(text);
        Property.Holds(Formatter.Format(formatted) == formatted, "what is formatted stays as it is");
        Property.Holds(SyntaxTree.Parse(SourceText.From("input.hcl", formatted)).Diagnostics.HasErrors == tree.Diagnostics.HasErrors, "a formatted file is as right as it was");
        Property.Holds(Words(formatted).SequenceEqual(Words(text)), "formatting changes nothing but blanks");

        var expression = Formatter.FormatExpression(text);
        Property.Holds(Formatter.FormatExpression(expression) == expression, "a formatted expression stays as it is");
    }

    private static IEnumerable<(TokenKind Kind, string Text)> Words(string text)
    {
        var source = SourceText.From("input.hcl", text);
        return SyntaxTree.Tokens(source).Select(token => (token.Kind, source.Text(token.Span)));
    }

    private static string? Decoded(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
