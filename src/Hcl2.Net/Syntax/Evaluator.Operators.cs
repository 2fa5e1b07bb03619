using Hcl2.Evaluation;

namespace Hcl2.Syntax;

internal sealed partial class Evaluator
{
    private HclValue Unary(UnarySyntax expression, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var type = expression.Operator == UnaryOperator.Not ? HclType.Bool : HclType.Number;
        var before = diagnostics.Count;
        var operand = HclConvert.To(Value(expression.Operand, context, diagnostics), type);
        if (!operand.Succeeded) Report(diagnostics, EvaluationProblems.Operand("unary", Error(operand, context)), expression.Operand, expression, context);
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

        var isNewer = EvaluationContext.LogicOf(context) == LogicalOperators.ShortCircuit;
        // Errors that a later operator may hide or move after its own are kept separately until the end.
        var found = isNewer ? [] : diagnostics;
        var before = found.Count;
        var value = Value(first, context, found);
        while (chain.TryPop(out var operation))
        {
            if (found.Count - before > EvaluationBudget.MaximumErrors)
            {
                value = HclValue.Unknown(Operators.ResultType(expression.Operator));
                break;
            }

            value = isNewer ? NewerOperation(operation, value, context, ref found) : Operation(operation, value, context, found, before);
        }

        if (isNewer) diagnostics.AddRange(found);
        return value;
    }

    /// <summary>As HCL 2.23 has it: what is wrong with the operands, then what is wrong with them as operands.</summary>
    /// <param name="expression">The operation.</param>
    /// <param name="leftValue">The left operand.</param>
    /// <param name="context">What the other operand can use.</param>
    /// <param name="diagnostics">Receives diagnostics.</param>
    /// <param name="before">How many errors there were before those of the operands.</param>
    private HclValue Operation(BinarySyntax expression, HclValue leftValue, EvaluationContext? context, DiagnosticBag diagnostics, int before)
    {
        var rightValue = Value(expression.Right, context, diagnostics);
        return Operands(expression, leftValue, rightValue, context, diagnostics) is var (left, right) && diagnostics.Count == before
            ? Applied(expression, left, right, context, diagnostics)
            : HclValue.Unknown(Operators.ResultType(expression.Operator));
    }

    /// <summary>As HCL 2.24 has it: what is wrong with values as operands comes first, and a side that decides alone hides the errors of the other.</summary>
    private HclValue NewerOperation(BinarySyntax expression, HclValue leftValue, EvaluationContext? context, ref DiagnosticBag leftDiagnostics)
    {
        DiagnosticBag rightDiagnostics = [], misfits = [];
        var rightValue = Value(expression.Right, context, rightDiagnostics);
        var unknown = HclValue.Unknown(Operators.ResultType(expression.Operator));
        if (Operands(expression, leftValue, rightValue, context, misfits) is not var (left, right))
        {
            misfits.AddRange(leftDiagnostics);
            misfits.AddRange(rightDiagnostics);
            leftDiagnostics = misfits;
            return unknown;
        }

        if (Operators.IsLogical(expression.Operator))
        {
            var side = ShortCircuit.DecidingSide(expression.Operator, left.Unmark(), right.Unmark(), leftDiagnostics.HasErrors);
            if (side > 0) leftDiagnostics = rightDiagnostics;
            if (side != 0) return ShortCircuit.Result(expression.Operator, left.Unmark(), right.Unmark()).WithMarksOf([left, right]);
        }

        leftDiagnostics.AddRange(rightDiagnostics);
        return leftDiagnostics.HasErrors ? unknown.WithMarksOf([left, right]) : Applied(expression, left, right, context, leftDiagnostics);
    }

    /// <summary>Both operands in the type of the operator; null, and complaints, when they do not fit.</summary>
    private static (HclValue Left, HclValue Right)? Operands(BinarySyntax expression, HclValue leftValue, HclValue rightValue, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var type = Operators.OperandType(expression.Operator);
        var (left, right) = (HclConvert.To(leftValue, type), HclConvert.To(rightValue, type));
        if (!left.Succeeded) Report(diagnostics, EvaluationProblems.Operand("left", Error(left, context)), expression.Left, expression, context);
        if (!right.Succeeded) Report(diagnostics, EvaluationProblems.Operand("right", Error(right, context)), expression.Right, expression, context);
        return left.Succeeded && right.Succeeded ? (left.Value, right.Value) : null;
    }

    private HclValue Applied(BinarySyntax expression, HclValue left, HclValue right, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        if (_budget.Charge(left.Weight + right.Weight, "This operation") is { } exhausted) return Exhausted(exhausted, expression, diagnostics);

        var result = Operators.Apply(expression.Operator, left.Unmark(), right.Unmark(), out var problem);
        if (problem is not { } found) return result.WithMarksOf([left, right]);

        Report(diagnostics, found, expression, null, context);
        return HclValue.Unknown(Operators.ResultType(expression.Operator));
    }
}
