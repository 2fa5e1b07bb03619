namespace Hcl2.Evaluation;

/// <summary>Expressions that must be written out, because what they are matters and not what they evaluate to.</summary>
public static class StaticExpression
{
    /// <summary>The elements of a list; null, and an error, when the expression is of another kind.</summary>
    public static IReadOnlyList<HclExpression>? List(HclExpression expression, DiagnosticBag diagnostics) =>
        Required(expression.AsList(), "A static list expression is required.", expression.StartLocation, diagnostics);

    /// <summary>Keys and values of a map; null, and an error, when the expression is of another kind.</summary>
    public static IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? Map(HclExpression expression, DiagnosticBag diagnostics) =>
        Required(expression.AsMap(), "A static map expression is required.", expression.StartLocation, diagnostics);

    /// <summary>The parts of a call; null, and an error, when the expression is of another kind.</summary>
    public static StaticCall? Call(HclExpression expression, DiagnosticBag diagnostics) =>
        Required(expression.AsCall(), "A static function call is required.", expression.StartLocation, diagnostics);

    /// <summary>A path from a variable; null, and an error, when the expression is of another kind.</summary>
    public static Traversal? Traversal(HclExpression expression, DiagnosticBag diagnostics) =>
        Required(expression.AsTraversal(), "A single static variable reference is required: only attribute access and indexing with constant keys. "
            + "No calculations, function calls, template expressions, etc are allowed here.", expression.Location, diagnostics);

    private static T? Required<T>(T? found, string detail, SourceSpan place, DiagnosticBag diagnostics)
        where T : class
    {
        if (found is not null) return found;

        diagnostics.Add(EvaluationProblems.NotStatic(detail).At(place));
        return null;
    }
}
