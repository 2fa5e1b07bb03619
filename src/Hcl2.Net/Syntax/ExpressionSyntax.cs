using Hcl2.Evaluation;
using Hcl2.Syntax;

namespace Hcl2;

/// <summary>An expression of the native syntax.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole expression.</param>
public abstract class ExpressionSyntax(SourceText source, TextSpan span) : HclExpression(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Span;

    /// <inheritdoc/>
    public sealed override HclValue Evaluate(EvaluationContext? context, DiagnosticBag diagnostics) => Evaluator.Evaluate(this, context, diagnostics);

    /// <inheritdoc/>
    public sealed override IEnumerable<Traversal> Variables() => VariableFinder.Variables(this);

    /// <inheritdoc/>
    public sealed override IEnumerable<string> FunctionNames() => VariableFinder.FunctionNames(this);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<HclExpression>? AsList() => StaticSyntax.List(this);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? AsMap() => StaticSyntax.Map(this);

    /// <inheritdoc/>
    public sealed override StaticCall? AsCall() => StaticSyntax.Call(this);

    /// <inheritdoc/>
    public sealed override Traversal? AsTraversal() => StaticSyntax.Traversal(this);

    /// <inheritdoc/>
    public sealed override ExpressionSyntax AsNative() => this;
}
