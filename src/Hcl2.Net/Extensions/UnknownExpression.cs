using System.Collections.Immutable;

namespace Hcl2.Extensions;

/// <summary>An expression whose value is unknown, because it is not known how often it is evaluated.</summary>
internal sealed class UnknownExpression(HclExpression inner, ImmutableHashSet<object> marks) : HclExpression(inner.Source, inner.Span)
{
    public override TextSpan StartSpan => inner.StartSpan;

    public override SourceSpan Location => inner.Location;

    public override SourceSpan StartLocation => inner.StartLocation;

    public override HclValue Evaluate(EvaluationContext? context, DiagnosticBag diagnostics) => HclValue.Dynamic.WithMarks(marks);

    public override IEnumerable<Traversal> Variables() => [];

    public override IEnumerable<string> FunctionNames() => [];
}
