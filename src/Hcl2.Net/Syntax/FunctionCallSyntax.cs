namespace Hcl2;

/// <summary>A call, such as <c>merge(a, b...)</c>.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="name">The name with its namespaces.</param>
/// <param name="nameSpan">Span of the name.</param>
/// <param name="openParen">Span of <c>(</c>.</param>
/// <param name="arguments">What is handed over, in order.</param>
/// <param name="expandsLast">Whether the last argument is followed by <c>...</c>.</param>
/// <param name="closeParen">Span of <c>)</c>.</param>
public sealed class FunctionCallSyntax(SourceText source, TextSpan span, string name, TextSpan nameSpan, TextSpan openParen,
    IReadOnlyList<ExpressionSyntax> arguments, bool expandsLast, TextSpan closeParen) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => TextSpan.Over(NameSpan, OpenParen);

    /// <summary>The name with its namespaces, such as <c>provider::upper</c>.</summary>
    public string Name => name;

    /// <summary>Span of the name.</summary>
    public TextSpan NameSpan => nameSpan;

    /// <summary>Span of <c>(</c>.</summary>
    public TextSpan OpenParen => openParen;

    /// <summary>What is handed over, in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Arguments => arguments;

    /// <summary>Whether the last argument is followed by <c>...</c>, so that its elements are arguments of their own.</summary>
    public bool ExpandsLast => expandsLast;

    /// <summary>Span of <c>)</c>; the expected position in a call that is not closed.</summary>
    public TextSpan CloseParen => closeParen;
}
