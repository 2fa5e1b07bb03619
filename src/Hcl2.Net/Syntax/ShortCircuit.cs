using Hcl2.Values;

namespace Hcl2.Syntax;

/// <summary>How HCL 2.24 decides <c>&amp;&amp;</c> and <c>||</c> by one side, whose errors are then the only ones that count.</summary>
internal static class ShortCircuit
{
    /// <summary>The side that decides: negative for left, positive for right, 0 for neither.</summary>
    /// <param name="op">And or or.</param>
    /// <param name="left">A bool, null and unknown included.</param>
    /// <param name="right">As <paramref name="left"/>.</param>
    /// <param name="leftFailed">Whether the left side has errors.</param>
    public static int DecidingSide(BinaryOperator op, HclValue left, HclValue right, bool leftFailed)
    {
        var decisive = op == BinaryOperator.Or;
        if (!left.IsKnown && !right.IsKnown) return leftFailed ? 0 : -1;
        if (Is(left, decisive)) return -1;
        if (Is(right, decisive)) return 1;

        // The known side decides nothing, so it is up to the unknown one.
        if (!left.IsKnown && Is(right, !decisive)) return -1;
        return !right.IsKnown && Is(left, !decisive) ? 1 : 0;
    }

    /// <summary>The result when a side decides.</summary>
    public static HclValue Result(BinaryOperator op, HclValue left, HclValue right)
    {
        var decisive = op == BinaryOperator.Or;
        return Is(left, decisive) || Is(right, decisive)
            ? HclValue.Bool(decisive)
            : HclValue.Unknown(HclType.Bool, new Refinement { NotNull = true });
    }

    private static bool Is(HclValue value, bool truth) => value.IsKnown && !value.IsNull && value.AsBool == truth;
}
