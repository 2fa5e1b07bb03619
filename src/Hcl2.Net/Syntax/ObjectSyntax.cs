namespace Hcl2;

/// <summary><c>{ key = value }</c></summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="openSpan">Span of <c>{</c>.</param>
/// <param name="items">The items, in order.</param>
public sealed class ObjectSyntax(SourceText source, TextSpan span, TextSpan openSpan, IReadOnlyList<ObjectItemSyntax> items) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => OpenSpan;

    /// <summary>Span of <c>{</c>.</summary>
    public TextSpan OpenSpan => openSpan;

    /// <summary>The items, in order; a key may be there several times.</summary>
    public IReadOnlyList<ObjectItemSyntax> Items => items;
}
