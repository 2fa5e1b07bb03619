namespace Hcl2;

/// <summary>The element that a <see cref="SplatSyntax"/> is at; it has no text of its own.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The splat's marker.</param>
public sealed class AnonymousSymbolSyntax(SourceText source, TextSpan span) : ExpressionSyntax(source, span);
