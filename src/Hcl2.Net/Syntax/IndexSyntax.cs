namespace Hcl2;

/// <summary>An element chosen at evaluation, such as <c>list[n]</c>. A literal key is a step of a traversal instead.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="collection">What to choose from.</param>
/// <param name="key">What to choose.</param>
/// <param name="openSpan">Span of <c>[</c>.</param>
/// <param name="bracketSpan">From <c>[</c> to <c>]</c>.</param>
public sealed class IndexSyntax(SourceText source, TextSpan span, ExpressionSyntax collection, ExpressionSyntax key, TextSpan openSpan, TextSpan bracketSpan)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => OpenSpan;

    /// <summary>What to choose from.</summary>
    public ExpressionSyntax Collection => collection;

    /// <summary>What to choose.</summary>
    public ExpressionSyntax Key => key;

    /// <summary>Span of <c>[</c>.</summary>
    public TextSpan OpenSpan => openSpan;

    /// <summary>From <c>[</c> to <c>]</c>.</summary>
    public TextSpan BracketSpan => bracketSpan;
}
