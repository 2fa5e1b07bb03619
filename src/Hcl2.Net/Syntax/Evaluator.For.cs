using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue For(ForSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var collection = Value(expression.Collection, context, diagnostics);
        if (collection.IsNull)
        {
            Report(diagnostics, EvaluationProblems.NullCollection, expression.Collection, expression, context);
            return HclValue.Dynamic;
        }

        if (collection.Type.IsDynamic) return HclValue.Dynamic;
        if (!collection.Type.IsCollection && collection.Type.Kind is not (HclTypeKind.Tuple or HclTypeKind.Object))
        {
            Report(diagnostics, EvaluationProblems.Collection(collection.Type), expression.Collection, expression, context);
            return HclValue.Dynamic;
        }

        var result = new ForResult(expression.IsObject, expression.IsGrouping, collection.Marks);
        if (!FilterMayWork(expression, context, diagnostics, result)) return HclValue.Dynamic;
        if (!collection.IsKnown) return result.Unknown();

        foreach (var (key, element) in collection.Unmark().Iterate())
        {
            if (_budget.Step() is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
            if (diagnostics.Count > EvaluationBudget.MaximumErrors) return HclValue.Dynamic;

            var scope = (context ?? new()).Child(new LoopScope(expression.KeyName, key, expression.ValueName, element));
            Round(expression, scope, diagnostics, result);
        }

        if (_budget.Produce((long)result.Count * EvaluationBudget.ElementSize) is { } problem) return Exhausted(problem, expression, diagnostics);
        return result.ToValue();
    }

    /// <summary>Tries the condition without elements, so that one of the wrong type is reported once and not for each of them.</summary>
    private bool FilterMayWork(ForSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics, ForResult result)
    {
        if (expression.Condition is not { } condition) return true;

        var before = diagnostics.Count;
        var scope = (context ?? new()).Child(new LoopScope(expression.KeyName, HclValue.Dynamic, expression.ValueName, HclValue.Dynamic));
        var value = Value(condition, scope, diagnostics);
        if (value.IsNull) Report(diagnostics, EvaluationProblems.AlwaysNullFilter, condition, expression, context);
        else if (HclConvert.To(value, HclType.Bool) is { Succeeded: false } failed)
            Report(diagnostics, EvaluationProblems.Filter(Error(failed, context)), condition, expression, context);
        result.AddMarks(value, ofUnknownOnly: true);
        return diagnostics.Count == before;
    }

    private void Round(ForSyntax expression, EvaluationContext scope, DiagnosticBag diagnostics, ForResult result)
    {
        if (expression.Condition is { } condition)
        {
            var filter = Value(condition, scope, diagnostics);
            result.AddMarks(filter);
            var truth = filter.IsNull ? default : HclConvert.To(filter, HclType.Bool);
            if (truth is not { Succeeded: true, Value.IsKnown: true })
            {
                Problem? problem = filter.IsNull ? EvaluationProblems.NullFilter : truth.Succeeded ? null : EvaluationProblems.Filter(Error(truth, scope));
                if (problem is { } found && result.IsKnown) Report(diagnostics, found, condition, expression, scope);
                result.IsKnown = false;
                return;
            }

            if (!truth.Value.AsBool) return;
        }

        if (expression.Key is not { } key)
        {
            result.Add(Value(expression.Value, scope, diagnostics));
        }
        else if (ForKey(expression, key, scope, diagnostics, result) is { } name)
        {
            if (!result.TryAdd(name, Value(expression.Value, scope, diagnostics)))
                Report(diagnostics, EvaluationProblems.DuplicateKey(name), key, expression, scope);
        }
    }

    /// <summary>The key of a round; null when it is unknown, or no key.</summary>
    private string? ForKey(ForSyntax expression, ExpressionSyntax key, EvaluationContext scope, DiagnosticBag diagnostics, ForResult result)
    {
        var value = Value(key, scope, diagnostics);
        result.AddMarks(value);
        var name = value.IsNull ? default : HclConvert.To(value, HclType.String);
        if (value.IsKnown && name is { Succeeded: true, Value: var text } && _budget.Charge(text.AsString.Length, "This key") is null) return text.AsString;

        Problem? problem = _budget.IsExhausted ? _budget.Excess("This key") : value.IsNull ? EvaluationProblems.NullForKey : value.IsKnown ? EvaluationProblems.ForKey(Error(name, scope)) : null;
        if (problem is { } found && result.IsKnown) Report(diagnostics, found, key, expression, scope);
        result.IsKnown = false;
        return null;
    }
}
