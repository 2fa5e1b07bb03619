namespace Hcl2;

/// <summary>Two operands and what is between them.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="left">The left operand.</param>
/// <param name="op">What is done.</param>
/// <param name="operatorSpan">Span of the operator.</param>
/// <param name="right">The right operand.</param>
public sealed class BinarySyntax(SourceText source, TextSpan span, ExpressionSyntax left, BinaryOperator op, TextSpan operatorSpan, ExpressionSyntax right)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan { get; } = left.StartSpan;

    /// <summary>The left operand.</summary>
    public ExpressionSyntax Left => left;

    /// <summary>What is done.</summary>
    public BinaryOperator Operator => op;

    /// <summary>Span of the operator.</summary>
    public TextSpan OperatorSpan => operatorSpan;

    /// <summary>The right operand.</summary>
    public ExpressionSyntax Right => right;
}
