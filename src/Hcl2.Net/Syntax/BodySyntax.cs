namespace Hcl2;

/// <summary>What is between the braces of a block, or a whole file.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">From <c>{</c> to <c>}</c>, or the whole text.</param>
/// <param name="items">What it holds.</param>
/// <param name="endSpan">Where it ends.</param>
public sealed class BodySyntax(SourceText source, TextSpan span, IReadOnlyList<BodyItemSyntax> items, TextSpan endSpan) : SyntaxNode(source, span)
{
    /// <summary>Attributes and blocks, in the order of the text. Of attributes with the same name only the first is here.</summary>
    public IReadOnlyList<BodyItemSyntax> Items => items;

    /// <summary>The empty range before <c>}</c> or at the end of the text, where what is missing could be added.</summary>
    public TextSpan EndSpan => endSpan;

    /// <summary>The attributes, in order.</summary>
    public IEnumerable<AttributeSyntax> Attributes => items.OfType<AttributeSyntax>();

    /// <summary>The blocks, in order.</summary>
    public IEnumerable<BlockSyntax> Blocks => items.OfType<BlockSyntax>();

    /// <summary>Every traversal of a variable in the attributes of this body and of its blocks at any depth, in the order of the text.</summary>
    public IEnumerable<Traversal> Variables() => SyntaxWalk.Descendants(this).OfType<AttributeSyntax>().SelectMany(static attribute => attribute.Expression.Variables());
}
