namespace Hcl2;

/// <summary><c>%{ for v in c }text%{ endfor }</c>: the strings of all rounds, one after the other.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
/// <param name="tuple">The rounds.</param>
public sealed class TemplateJoinSyntax(SourceText source, TextSpan span, ForSyntax tuple) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Tuple.StartSpan;

    /// <summary>The rounds: a <c>for</c> whose value is a template.</summary>
    public ForSyntax Tuple => tuple;
}
