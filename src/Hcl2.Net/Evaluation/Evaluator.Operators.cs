using Hcl2.Syntax;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Evaluation;

internal sealed partial class Evaluator
{
    private HclValue Unary(UnarySyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var type = expression.Operator == UnaryOperator.Not ? HclType.Bool : HclType.Number;
        var before = diagnostics.Count;
        var operand = HclConvert.To(Value(expression.Operand, context, diagnostics), type);
        if (!operand.Succeeded) Report(diagnostics, Problems.Operand("unary", operand.Error), expression.Operand, expression, context);
        if (!operand.Succeeded || diagnostics.Count > before) return HclValue.Unknown(type);

        var result = Operators.Apply(expression.Operator, operand.Value.Unmark(), out var problem);
        if (problem is null) return result.WithMarksOf(operand.Value);

        Report(diagnostics, problem, expression, null, context);
        return HclValue.Unknown(type);
    }

    /// <summary>Evaluates a chain such as <c>a + b + c</c> from its left end: it may be as long as the text, the stack is not.</summary>
    private HclValue Binary(BinarySyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var chain = new Stack<BinarySyntax>();
        ExpressionSyntax first = expression;
        for (; first is BinarySyntax binary; first = binary.Left) chain.Push(binary);

        var report = new OperandReport();
        var value = Value(first, context, report.Operands);
        while (chain.TryPop(out var operation)) value = Operation(operation, value, context, report);
        report.MoveTo(diagnostics);
        return value;
    }

    private HclValue Operation(BinarySyntax expression, HclValue leftValue, EvaluationContext? context, OperandReport report)
    {
        var op = expression.Operator;
        var type = Operators.ResultType(op);
        var hidesErrors = Operators.IsLogical(op) && context?.Root.Logic == LogicalOperators.ShortCircuit;
        var rightDiagnostics = hidesErrors ? [] : report.Operands;
        var rightValue = Value(expression.Right, context, rightDiagnostics);

        var left = HclConvert.To(leftValue, Operators.OperandType(op));
        var right = HclConvert.To(rightValue, Operators.OperandType(op));
        var side = 0;
        if (hidesErrors)
        {
            if (left.Succeeded && right.Succeeded) side = ShortCircuit.DecidingSide(op, left.Value.Unmark(), right.Value.Unmark(), report.HasErrors);
            if (side == 0) report.Operands.AddRange(rightDiagnostics);
            if (side > 0) report.Replace(rightDiagnostics);
        }

        if (!left.Succeeded || !right.Succeeded)
        {
            if (!right.Succeeded) report.AddFront(Diagnosis(Problems.Operand("right", right.Error), expression.Right, expression, context));
            if (!left.Succeeded) report.AddFront(Diagnosis(Problems.Operand("left", left.Error), expression.Left, expression, context));
            return HclValue.Unknown(type);
        }

        Problem? problem = null;
        var (one, other) = (left.Value.Unmark(), right.Value.Unmark());
        var result = side != 0 ? ShortCircuit.Result(op, one, other)
            : report.HasErrors ? HclValue.Unknown(type)
            : Operators.Apply(op, one, other, out problem);
        if (problem is null) return result.WithMarksOf(left.Value, right.Value);

        Report(report.Operands, problem, expression, null, context);
        return HclValue.Unknown(type);
    }
}
