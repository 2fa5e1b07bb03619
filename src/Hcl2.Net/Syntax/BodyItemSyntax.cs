namespace Hcl2;

/// <summary>An attribute or a block.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole of it.</param>
public abstract class BodyItemSyntax(SourceText source, TextSpan span) : SyntaxNode(source, span);
