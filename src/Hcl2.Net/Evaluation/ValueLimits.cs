namespace Hcl2.Evaluation;

/// <summary>
/// What one value may be, so that everything that walks through values can. Parts that stand in several places of a value count
/// in each, since a walk of the value meets them there.
/// </summary>
internal static class ValueLimits
{
    /// <summary>Nested collections: each needs a part of the stack during a walk.</summary>
    public const int MaximumDepth = 500;

    /// <summary>The value, or the unknown value and a problem when it is too deep or too large.</summary>
    public static HclValue Bounded(HclValue value, HclExpression expression, DiagnosticBag diagnostics)
    {
        if (value.Type.Depth <= MaximumDepth && (value.Weight <= EvaluationBudget.MaximumSize || value.Type.IsPrimitive)) return value;

        var problem = value.Type.Depth > MaximumDepth ? EvaluationProblems.TooDeepValue : EvaluationProblems.TooLargeValue;
        if (!diagnostics.HasLimit(problem.Code)) diagnostics.Add(problem.At(expression.Location));
        return HclValue.Dynamic;
    }
}
