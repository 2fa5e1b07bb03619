namespace Hcl2;

/// <summary>A label of a block, as a name or in quotes.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The label with its quotes.</param>
/// <param name="text">What it says.</param>
public sealed class LabelSyntax(SourceText source, TextSpan span, string text) : SyntaxNode(source, span)
{
    /// <summary>Its text with escapes resolved.</summary>
    public string Text => text;
}
