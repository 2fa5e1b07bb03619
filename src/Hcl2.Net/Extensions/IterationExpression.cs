using System.Collections.Immutable;
using Hcl2.Evaluation;

namespace Hcl2.Extensions;

/// <summary>An expression inside of a dynamic block: it can use the iterators, and its value has the marks of <c>for_each</c>.</summary>
internal sealed class IterationExpression(HclExpression inner, Iteration? iteration, ImmutableHashSet<object> marks) : HclExpression(inner.Source, inner.Span)
{
    public override TextSpan StartSpan => inner.StartSpan;

    public override SourceSpan Location => inner.Location;

    public override SourceSpan StartLocation => inner.StartLocation;

    public override HclValue Evaluate(EvaluationContext? context, DiagnosticBag diagnostics) =>
        inner.Evaluate(iteration is null ? context : iteration.Within(context), diagnostics).WithMarks(marks);

    public override IEnumerable<Traversal> Variables() => inner.Variables().Where(traversal => iteration?.Provides(traversal.RootName) != true);

    public override IEnumerable<string> FunctionNames() => inner.FunctionNames();

    public override IReadOnlyList<HclExpression>? AsList() => inner.AsList() is { } items ? [.. items.Select(Wrapped)] : null;

    public override IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? AsMap() =>
        inner.AsMap() is { } items ? [.. items.Select(item => KeyValuePair.Create(Wrapped(item.Key), Wrapped(item.Value)))] : null;

    public override StaticCall? AsCall() => inner.AsCall() is { } call ? call with { Arguments = [.. call.Arguments.Select(Wrapped)] } : null;

    public override Traversal? AsTraversal() => inner.AsTraversal();

    public override HclExpression? AsNative() => inner.AsNative();

    private HclExpression Wrapped(HclExpression expression) => new IterationExpression(expression, iteration, marks);
}
