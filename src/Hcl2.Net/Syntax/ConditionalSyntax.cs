namespace Hcl2;

/// <summary><c>condition ? ifTrue : ifFalse</c>, or <c>%{ if condition }ifTrue%{ else }ifFalse%{ endif }</c> in a template.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="condition">Decides.</param>
/// <param name="whenTrue">The result when it holds.</param>
/// <param name="whenFalse">The result when it does not.</param>
public sealed class ConditionalSyntax(SourceText source, TextSpan span, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
    : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Condition.StartSpan;

    /// <summary>Decides.</summary>
    public ExpressionSyntax Condition => condition;

    /// <summary>The result when the condition holds.</summary>
    public ExpressionSyntax WhenTrue => whenTrue;

    /// <summary>The result when the condition does not hold; the literal <c>""</c> for a directive without <c>else</c>.</summary>
    public ExpressionSyntax WhenFalse => whenFalse;
}
