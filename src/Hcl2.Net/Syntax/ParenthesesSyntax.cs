namespace Hcl2;

/// <summary><c>(expression)</c></summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The expression with its parentheses.</param>
/// <param name="wrapped">What is inside.</param>
public sealed class ParenthesesSyntax(SourceText source, TextSpan span, ExpressionSyntax wrapped) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Wrapped.StartSpan;

    /// <summary>What is inside.</summary>
    public ExpressionSyntax Wrapped => wrapped;
}
