namespace Hcl2;

/// <summary>Two operands and what is between them.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The whole expression.</param>
/// <param name="left">The operand before.</param>
/// <param name="op">What is done.</param>
/// <param name="operatorSpan">Where the operator stands.</param>
/// <param name="right">The operand after.</param>
public sealed class BinarySyntax(SourceText source, TextSpan span, ExpressionSyntax left, BinaryOperator op, TextSpan operatorSpan, ExpressionSyntax right)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan { get; } = left.StartSpan;

    /// <summary>The operand before.</summary>
    public ExpressionSyntax Left => left;

    /// <summary>What is done.</summary>
    public BinaryOperator Operator => op;

    /// <summary>Where the operator stands.</summary>
    public TextSpan OperatorSpan => operatorSpan;

    /// <summary>The operand after.</summary>
    public ExpressionSyntax Right => right;
}
