namespace Hcl2;

/// <summary>The key of an object item: a bare name stands for itself, anything else for its value.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="wrapped">The expression as written.</param>
/// <param name="forceNonLiteral">Whether it is in parentheses.</param>
public sealed class ObjectKeySyntax(SourceText source, TextSpan span, ExpressionSyntax wrapped, bool forceNonLiteral) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Wrapped.StartSpan;

    /// <summary>The expression as written.</summary>
    public ExpressionSyntax Wrapped => wrapped;

    /// <summary>Whether it is in parentheses, so that a name is a variable.</summary>
    public bool ForceNonLiteral => forceNonLiteral;
}
