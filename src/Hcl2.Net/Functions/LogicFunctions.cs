using Hcl2.Values;

namespace Hcl2.Functions;

/// <summary>Bools and comparison.</summary>
internal static class LogicFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("and", HclType.Bool, Bools, a => HclValue.Bool(a[0].AsBool && a[1].AsBool)),
        Define.Function("or", HclType.Bool, Bools, a => HclValue.Bool(a[0].AsBool || a[1].AsBool)),
        Define.Function("not", HclType.Bool, [Define.Of("val", HclType.Bool)], a => HclValue.Bool(!a[0].AsBool)),
        Define.Function("equal", HclType.Bool, Everything, a => HclOperators.Equal(a[0], a[1])),
        Define.Function("notequal", HclType.Bool, Everything, a => HclOperators.NotEqual(a[0], a[1])),
        Comparison("greaterthan", NumberComparison.Greater),
        Comparison("greaterthanorequalto", NumberComparison.GreaterOrEqual),
        Comparison("lessthan", NumberComparison.Less),
        Comparison("lessthanorequalto", NumberComparison.LessOrEqual),
    ];

    private static HclParameter[] Bools => [Define.Of("a", HclType.Bool), Define.Of("b", HclType.Bool)];

    private static HclParameter[] Everything => [Define.Everything("a"), Define.Everything("b")];

    private static HclFunction Comparison(string name, NumberComparison op) =>
        Define.Function(name, HclType.Bool, [Number("a"), Number("b")], a => KnownRange.Compare(op, a[0], a[1]) is { } holds ? HclValue.Bool(holds) : HclValue.Unknown(HclType.Bool));

    private static HclParameter Number(string name) => Define.Of(name, HclType.Number) with { AllowUnknown = true, AllowDynamic = true };
}
