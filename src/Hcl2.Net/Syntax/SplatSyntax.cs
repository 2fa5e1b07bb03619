namespace Hcl2;

/// <summary><c>target.*.name</c> or <c>target[*].name[0]</c>: the same steps from every element.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="target">What to go through.</param>
/// <param name="each">What to take from an element.</param>
/// <param name="item">Stands for the element in it.</param>
/// <param name="markerSpan">Where <c>.*</c> or <c>[*]</c> stands.</param>
public sealed class SplatSyntax(SourceText source, TextSpan span, ExpressionSyntax target, ExpressionSyntax each, AnonymousSymbolSyntax item, TextSpan markerSpan)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => MarkerSpan;

    /// <summary>What to go through.</summary>
    public ExpressionSyntax Target => target;

    /// <summary>What to take from an element: an expression over <see cref="Item"/>, or the item itself.</summary>
    public ExpressionSyntax Each => each;

    /// <summary>Stands for the element in <see cref="Each"/>.</summary>
    public AnonymousSymbolSyntax Item => item;

    /// <summary>Where <c>.*</c> or <c>[*]</c> stands.</summary>
    public TextSpan MarkerSpan => markerSpan;
}
