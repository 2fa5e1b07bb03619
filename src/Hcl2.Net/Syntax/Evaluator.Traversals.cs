using Hcl2.Evaluation;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private const int FewSteps = 8;
    private const int UnitsOfStep = 4;

    private HclValue Variable(ScopeTraversalSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var path = expression.Traversal;
        if (context is not null && context.TryGetVariable(path.RootName, out var value)) return Steps(value, path, expression, context, diagnostics);

        Report(diagnostics, path.NotFound(context), path.RootSpan, inside: null, expression, context);
        return HclValue.Dynamic;
    }

    private HclValue Steps(HclValue value, Traversal path, HclExpression expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (path.Steps.Count > FewSteps && _budget.Charge(path.Steps.Count * UnitsOfStep, "This path") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);

        var version = EvaluationContext.LogicOf(context);
        foreach (var step in path.Steps)
        {
            value = step.From(value, version, out var problem);
            if (problem is not { } found) continue;

            Report(diagnostics, found, step.Span, inside: null, expression, context);
            return HclValue.Dynamic;
        }

        return value;
    }

    private HclValue Index(IndexSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var collection = Value(expression.Collection, context, diagnostics);
        var key = Value(expression.Key, context, diagnostics);
        var value = ValueAccess.Index(collection, key, EvaluationContext.LogicOf(context), out var problem);
        if (problem is { } found) Report(diagnostics, found, expression.BracketSpan, inside: null, expression, context);
        return value;
    }
}
