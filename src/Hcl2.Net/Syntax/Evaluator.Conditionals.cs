using Hcl2.Evaluation;
using Hcl2.Values;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    /// <summary>Evaluates both results, because their types decide together; of their errors only those of the chosen one count.</summary>
    private HclValue Conditional(ConditionalSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        DiagnosticBag trueDiagnostics = [], falseDiagnostics = [];
        var whenTrue = Value(expression.WhenTrue, context, trueDiagnostics);
        var whenFalse = Value(expression.WhenFalse, context, falseDiagnostics);
        if (_budget.Charge(whenTrue.Weight + whenFalse.Weight, "The choice between these results") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);
        if (ResultType(whenTrue, whenFalse) is not { } type)
        {
            // Then they were not compared.
            if (_budget.IsExhausted) return Exhausted(_budget.Excess("The choice between these results"), expression, diagnostics);

            var results = TextSpan.Over(expression.WhenTrue.Span, expression.WhenFalse.Span);
            Report(diagnostics, EvaluationProblems.Branches(whenTrue.Type, whenFalse.Type), results, expression, expression, context);
            return HclValue.Dynamic;
        }

        var condition = Value(expression.Condition, context, diagnostics);
        if (condition.IsNull)
        {
            Report(diagnostics, EvaluationProblems.NullCondition, expression.Condition, expression, context);
            return HclValue.Unknown(type);
        }

        if (!condition.IsKnown) return Undecided(type, whenTrue, whenFalse).WithMarksOf([condition, whenTrue, whenFalse]);

        var truth = HclConvert.To(condition.Unmark(), HclType.Bool);
        if (!truth.Succeeded)
        {
            Report(diagnostics, EvaluationProblems.ConditionType, expression.Condition, expression, context);
            return HclValue.Unknown(type);
        }

        var holds = truth.Value.AsBool;
        diagnostics.AddRange(holds ? trueDiagnostics : falseDiagnostics);
        var result = HclConvert.To(holds ? whenTrue : whenFalse, type);
        if (result.Succeeded) return result.Value.WithMarksOf([condition, whenTrue, whenFalse]);

        Report(diagnostics, EvaluationProblems.Branch(holds, Error(result, context)), holds ? expression.WhenTrue : expression.WhenFalse, expression, context);
        return HclValue.Unknown(type).WithMarksOf([condition, whenTrue, whenFalse]);
    }

    /// <summary>The type both results are brought to; a plain <c>null</c> takes that of the other. Null when they have none in common.</summary>
    private static HclType? ResultType(HclValue whenTrue, HclValue whenFalse)
    {
        if (whenTrue == HclValue.NullDynamic) return whenFalse.Type;
        if (whenFalse == HclValue.NullDynamic) return whenTrue.Type;
        if (whenTrue.Type.IsDynamic || whenFalse.Type.IsDynamic) return HclType.Dynamic;
        return HclConvert.CommonType([whenTrue.Type, whenFalse.Type], isUnsafe: true);
    }

    /// <summary>What is known of the result when the condition is not: that which holds for both.</summary>
    private static HclValue Undecided(HclType type, HclValue whenTrue, HclValue whenFalse)
    {
        if (whenTrue.IsNull && whenFalse.IsNull) return HclValue.Null(type);

        var (one, other) = (KnownRange.Of(whenTrue), KnownRange.Of(whenFalse));
        if (!whenTrue.Type.Equals(whenFalse.Type)) return HclValue.Unknown(type, new Refinement { NotNull = one.NotNull && other.NotNull });

        return HclValue.Unknown(type, KnownRange.Either(one, other));
    }
}
