namespace Hcl2;

/// <summary>Static steps from the result of any expression, such as <c>f().name[0]</c>.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="target">What the steps start from.</param>
/// <param name="traversal">The path; its root has no name.</param>
public sealed class RelativeTraversalSyntax(SourceText source, TextSpan span, ExpressionSyntax target, Traversal traversal) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Span;

    /// <summary>What the steps start from.</summary>
    public ExpressionSyntax Target => target;

    /// <summary>The path; its root has no name and an empty span at the end of the target.</summary>
    public Traversal Traversal => traversal;
}
