using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue Unary(UnarySyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var type = expression.Operator == UnaryOperator.Not ? HclType.Bool : HclType.Number;
        var before = diagnostics.Count;
        var operand = HclConvert.To(Value(expression.Operand, context, diagnostics), type);
        if (!operand.Succeeded) Report(diagnostics, EvaluationProblems.Operand("unary", operand.Error), expression.Operand, expression, context);
        if (!operand.Succeeded || diagnostics.Count > before) return HclValue.Unknown(type);

        var result = Operators.Apply(expression.Operator, operand.Value.Unmark(), out var problem);
        if (problem is not { } found) return result.WithMarksOf(operand.Value);

        Report(diagnostics, found, expression, null, context);
        return HclValue.Unknown(type);
    }

    /// <summary>Evaluates a chain such as <c>a + b + c</c> from its left end: it may be as long as the text, the stack is not.</summary>
    private HclValue Binary(BinarySyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var chain = new Stack<BinarySyntax>(expression.Left is BinarySyntax ? 8 : 1);
        ExpressionSyntax first = expression;
        for (; first is BinarySyntax binary; first = binary.Left) chain.Push(binary);

        // Errors that a later operator may hide are kept apart until the end.
        var hidesErrors = context?.Root.Logic == LogicalOperators.ShortCircuit;
        var found = hidesErrors ? [] : diagnostics;
        var before = found.Count;
        var value = Value(first, context, found);
        while (chain.TryPop(out var operation))
        {
            if (found.Count - before > EvaluationBudget.MaximumErrors)
            {
                value = HclValue.Unknown(Operators.ResultType(expression.Operator));
                break;
            }

            value = hidesErrors && Operators.IsLogical(operation.Operator)
                ? Logical(operation, value, context, ref found)
                : Operation(operation, value, context, found, before);
        }

        if (hidesErrors) diagnostics.AddRange(found);
        return value;
    }

    private HclValue Operation(BinarySyntax expression, HclValue left, EvaluationContext? context, DiagnosticBag diagnostics, int before)
    {
        var right = Value(expression.Right, context, diagnostics);
        return Applied(expression, left, right, context, diagnostics, before);
    }

    /// <summary>As HCL 2.24 has it: the side that decides alone is the only one whose errors count.</summary>
    private HclValue Logical(BinarySyntax expression, HclValue left, EvaluationContext? context, ref DiagnosticBag leftDiagnostics)
    {
        DiagnosticBag rightDiagnostics = [];
        var right = Value(expression.Right, context, rightDiagnostics);
        if (HclConvert.To(left, HclType.Bool) is { Succeeded: true, Value: var one } && HclConvert.To(right, HclType.Bool) is { Succeeded: true, Value: var other })
        {
            var side = ShortCircuit.DecidingSide(expression.Operator, one.Unmark(), other.Unmark(), leftDiagnostics.HasErrors);
            if (side > 0) leftDiagnostics = rightDiagnostics;
            if (side != 0) return ShortCircuit.Result(expression.Operator, one.Unmark(), other.Unmark()).WithMarksOf(one, other);
        }

        leftDiagnostics.AddRange(rightDiagnostics);
        return Applied(expression, left, right, context, leftDiagnostics, before: 0);
    }

    /// <summary>Converts the operands and, when there were no errors, applies the operator.</summary>
    /// <param name="expression">The operation.</param>
    /// <param name="leftValue">The operand before.</param>
    /// <param name="rightValue">The operand after.</param>
    /// <param name="context">Where their variables came from.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="before">How many errors there were before those of the operands.</param>
    private static HclValue Applied(BinarySyntax expression, HclValue leftValue, HclValue rightValue, EvaluationContext? context, DiagnosticBag diagnostics, int before)
    {
        var op = expression.Operator;
        var left = HclConvert.To(leftValue, Operators.OperandType(op));
        var right = HclConvert.To(rightValue, Operators.OperandType(op));
        if (!left.Succeeded) Report(diagnostics, EvaluationProblems.Operand("left", left.Error), expression.Left, expression, context);
        if (!right.Succeeded) Report(diagnostics, EvaluationProblems.Operand("right", right.Error), expression.Right, expression, context);

        var unknown = HclValue.Unknown(Operators.ResultType(op));
        if (!left.Succeeded || !right.Succeeded) return unknown;
        if (diagnostics.Count > before) return unknown.WithMarksOf(left.Value, right.Value);

        var result = Operators.Apply(op, left.Value.Unmark(), right.Value.Unmark(), out var problem);
        if (problem is not { } found) return result.WithMarksOf(left.Value, right.Value);

        Report(diagnostics, found, expression, null, context);
        return unknown;
    }
}
