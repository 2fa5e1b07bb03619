namespace Hcl2;

/// <summary><c>name = expression</c></summary>
/// <param name="source">The source text.</param>
/// <param name="span">From name to expression.</param>
/// <param name="name">The name.</param>
/// <param name="nameSpan">Span of the name.</param>
/// <param name="equalsSpan">Span of <c>=</c>.</param>
/// <param name="expression">The value.</param>
public sealed class AttributeSyntax(SourceText source, TextSpan span, string name, TextSpan nameSpan, TextSpan equalsSpan, ExpressionSyntax expression)
    : BodyItemSyntax(source, span)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Span of the name.</summary>
    public TextSpan NameSpan => nameSpan;

    /// <summary>Span of <c>=</c>.</summary>
    public TextSpan EqualsSpan => equalsSpan;

    /// <summary>The value.</summary>
    public ExpressionSyntax Expression => expression;
}
