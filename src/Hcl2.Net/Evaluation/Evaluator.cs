using Hcl2.Syntax;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Evaluation;

internal static class Evaluator
{
    public static HclValue Evaluate(ExpressionSyntax expression, EvaluationContext? context, DiagnosticBag diagnostics) => HclValue.Dynamic;
}
