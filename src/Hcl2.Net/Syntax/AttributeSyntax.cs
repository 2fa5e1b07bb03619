namespace Hcl2;

/// <summary><c>name = expression</c></summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">From name to expression.</param>
/// <param name="name">The name.</param>
/// <param name="nameSpan">Where the name stands.</param>
/// <param name="equalsSpan">Where <c>=</c> stands.</param>
/// <param name="expression">The value.</param>
public sealed class AttributeSyntax(SourceText source, TextSpan span, string name, TextSpan nameSpan, TextSpan equalsSpan, ExpressionSyntax expression)
    : BodyItemSyntax(source, span)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan => nameSpan;

    /// <summary>Where <c>=</c> stands.</summary>
    public TextSpan EqualsSpan => equalsSpan;

    /// <summary>The value.</summary>
    public ExpressionSyntax Expression => expression;
}
