namespace Hcl2;

/// <summary>An operator and its operand.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="op">What is done.</param>
/// <param name="operatorSpan">Span of the operator.</param>
/// <param name="operand">What it is done to.</param>
public sealed class UnarySyntax(SourceText source, TextSpan span, UnaryOperator op, TextSpan operatorSpan, ExpressionSyntax operand) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => OperatorSpan;

    /// <summary>What is done.</summary>
    public UnaryOperator Operator => op;

    /// <summary>Span of the operator.</summary>
    public TextSpan OperatorSpan => operatorSpan;

    /// <summary>What it is done to.</summary>
    public ExpressionSyntax Operand => operand;
}
