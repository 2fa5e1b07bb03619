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
        Comparison("greaterthan", static order => order > 0),
        Comparison("greaterthanorequalto", static order => order >= 0),
        Comparison("lessthan", static order => order < 0),
        Comparison("lessthanorequalto", static order => order <= 0),
    ];

    private static HclParameter[] Bools => [Define.Of("a", HclType.Bool), Define.Of("b", HclType.Bool)];

    private static HclParameter[] Everything => [Define.Everything("a"), Define.Everything("b")];

    private static HclFunction Comparison(string name, Func<int, bool> holds) =>
        Define.Function(name, HclType.Bool, [Define.Of("a", HclType.Number), Define.Of("b", HclType.Number)],
            a => HclValue.Bool(holds(a[0].AsNumber.CompareTo(a[1].AsNumber))));
}
