using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Syntax;

/// <summary>What the operators of expressions do with operands that have the right type.</summary>
internal static class Operators
{
    private static readonly HclValue UnknownNumber = HclValue.Unknown(HclType.Number, new Refinement { NotNull = true });
    private static readonly HclValue UnknownBool = HclValue.Unknown(HclType.Bool, new Refinement { NotNull = true });

    /// <summary>The type operands are converted to; dynamic for those of any type.</summary>
    public static HclType OperandType(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal or BinaryOperator.NotEqual => HclType.Dynamic,
        BinaryOperator.And or BinaryOperator.Or => HclType.Bool,
        _ => HclType.Number,
    };

    /// <summary>The type of the result.</summary>
    public static HclType ResultType(BinaryOperator op) => op >= BinaryOperator.Add ? HclType.Number : HclType.Bool;

    /// <summary>Whether the operator is <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public static bool IsLogical(BinaryOperator op) => op is BinaryOperator.And or BinaryOperator.Or;

    /// <summary>Applies an operator.</summary>
    /// <param name="op">Which one.</param>
    /// <param name="left">Of <see cref="OperandType"/>, null and unknown included, without marks of its own.</param>
    /// <param name="right">As <paramref name="left"/>.</param>
    /// <param name="problem">Why there is no result; null when there is one.</param>
    public static HclValue Apply(BinaryOperator op, HclValue left, HclValue right, out Problem? problem)
    {
        problem = null;
        if (op == BinaryOperator.Equal) return HclOperators.Equal(left, right);
        if (op == BinaryOperator.NotEqual) return HclOperators.NotEqual(left, right);

        if (left.IsNull || right.IsNull) problem = EvaluationProblems.NullOperand;
        if (problem is null && Comparison(op) is { } comparison) return KnownRange.Compare(comparison, left, right) is { } holds ? HclValue.Bool(holds) : UnknownBool;
        if (problem is not null || !left.IsKnown || !right.IsKnown) return ResultType(op) == HclType.Number ? UnknownNumber : UnknownBool;
        if (IsLogical(op)) return HclValue.Bool(op == BinaryOperator.And ? left.AsBool && right.AsBool : left.AsBool || right.AsBool);

        var (one, other) = (left.AsNumber, right.AsNumber);
        if (Calculate(op, one, other) is { } number) return HclValue.Number(number);

        problem = EvaluationProblems.Operation(NoNumber(op));
        return UnknownNumber;
    }

    /// <summary>Applies an operator to its one operand.</summary>
    /// <param name="op">Which one.</param>
    /// <param name="operand">A bool for <c>!</c>, a number for <c>-</c>; null and unknown included, without marks.</param>
    /// <param name="problem">Why there is no result; null when there is one.</param>
    public static HclValue Apply(UnaryOperator op, HclValue operand, out Problem? problem)
    {
        problem = operand.IsNull ? EvaluationProblems.NullOperand : null;
        if (operand.IsNull || !operand.IsKnown) return op == UnaryOperator.Not ? UnknownBool : UnknownNumber;
        return op == UnaryOperator.Not ? HclValue.Bool(!operand.AsBool) : HclValue.Number(-operand.AsNumber);
    }

    private static NumberComparison? Comparison(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => NumberComparison.Less,
        BinaryOperator.LessOrEqual => NumberComparison.LessOrEqual,
        BinaryOperator.Greater => NumberComparison.Greater,
        BinaryOperator.GreaterOrEqual => NumberComparison.GreaterOrEqual,
        _ => null,
    };

    private static HclNumber? Calculate(BinaryOperator op, HclNumber left, HclNumber right) => op switch
    {
        BinaryOperator.Add => HclNumber.Add(left, right),
        BinaryOperator.Subtract => HclNumber.Subtract(left, right),
        BinaryOperator.Multiply => HclNumber.Multiply(left, right),
        BinaryOperator.Divide => HclNumber.Divide(left, right),
        _ => HclNumber.Modulo(left, right),
    };

    private static string NoNumber(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "can't compute sum of opposing infinities",
        BinaryOperator.Subtract => "can't subtract infinity from itself",
        BinaryOperator.Multiply => "can't multiply zero by infinity",
        BinaryOperator.Divide => "can't divide zero by zero or infinity by infinity",
        _ => "can't use modulo with zero and infinity",
    };
}
