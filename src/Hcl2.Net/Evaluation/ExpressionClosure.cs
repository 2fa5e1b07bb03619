using Hcl2.Functions;

namespace Hcl2.Evaluation;

/// <summary>An argument that a function evaluates itself.</summary>
/// <param name="expression">The argument as written.</param>
/// <param name="context">Where its variables come from.</param>
public sealed class ExpressionClosure(HclExpression expression, EvaluationContext? context) : HclClosure
{
    /// <summary>The argument as written.</summary>
    public HclExpression Expression => expression;

    /// <summary>Where its variables come from.</summary>
    public EvaluationContext? Context => context;

    /// <inheritdoc/>
    public override ClosureResult Evaluate()
    {
        var diagnostics = new DiagnosticBag();
        var value = expression.Evaluate(context, diagnostics);
        return new(value, [.. diagnostics.Where(static d => d.Severity == Severity.Error).Select(Text)]);
    }

    private static string Text(Diagnostic diagnostic) =>
        $"{diagnostic.Summary}{(diagnostic.Subject is { } place ? $" (at {place})" : "")}\n  {diagnostic.Detail}";
}
