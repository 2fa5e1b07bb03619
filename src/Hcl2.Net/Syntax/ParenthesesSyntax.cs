namespace Hcl2;

/// <summary><c>(expression)</c></summary>
/// <param name="source">The source text.</param>
/// <param name="span">The expression with its parentheses.</param>
/// <param name="wrapped">The contents.</param>
public sealed class ParenthesesSyntax(SourceText source, TextSpan span, ExpressionSyntax wrapped) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Wrapped.StartSpan;

    /// <summary>The contents.</summary>
    public ExpressionSyntax Wrapped => wrapped;
}
