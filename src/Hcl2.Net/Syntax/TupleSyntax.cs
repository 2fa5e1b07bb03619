namespace Hcl2;

/// <summary><c>[a, b]</c></summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="openSpan">Span of <c>[</c>.</param>
/// <param name="items">The elements, in order.</param>
public sealed class TupleSyntax(SourceText source, TextSpan span, TextSpan openSpan, IReadOnlyList<ExpressionSyntax> items) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => OpenSpan;

    /// <summary>Span of <c>[</c>.</summary>
    public TextSpan OpenSpan => openSpan;

    /// <summary>The elements, in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Items => items;
}
