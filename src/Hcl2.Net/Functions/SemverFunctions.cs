namespace Hcl2.Functions;

/// <summary><c>semvercmp</c>.</summary>
internal static class SemverFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("semvercmp", HclType.Bool, [Define.Of("version", HclType.String), Define.Of("constraint", HclType.String)], Compare),
    ];

    private static FunctionResult Compare(IReadOnlyList<HclValue> a)
    {
        if (SemanticVersion.Parse(a[0].AsString) is not { } version) return FunctionResult.Failed("invalid semantic version");
        return SemverConstraint.Holds(a[1].AsString, version) is { } holds
            ? HclValue.Bool(holds)
            : FunctionResult.Failed($"improper constraint: {a[1].AsString}");
    }
}
