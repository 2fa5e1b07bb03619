namespace Hcl2.Functions;

/// <summary><c>try</c>, <c>can</c> and <c>convert</c>, which the evaluator hands expressions instead of values.</summary>
internal static class FlowFunctions
{
    public static IEnumerable<HclFunction> All { get; } =
    [
        Define.Function("try", static _ => HclType.Dynamic, [], Try, Closure("expressions"), neverNull: false),
        Define.Function("can", static _ => HclType.Bool, [Closure("expression")], static (a, _) => Can(a), neverNull: false),
        Define.Function("convert", ConvertType,
            [
                Define.Any("value") with { AllowNull = true, AllowDynamic = true, AllowUnknownParts = true },
                Define.Of("type", HclClosure.ConstraintType) with { Kind = ArgumentKind.Constraint },
            ], Convert, neverNull: false),
    ];

    private static HclParameter Closure(string name) => Define.Of(name, HclClosure.Type) with { Kind = ArgumentKind.Closure };

    private static FunctionResult Try(IReadOnlyList<HclValue> a, HclType type)
    {
        if (a.Count == 0) return FunctionResult.Failed("at least one argument is required");

        var errors = new List<string>();
        foreach (var argument in a)
        {
            var result = ((HclClosure)argument.AsCapsule).Evaluate();

            // An unknown part may still turn into an error, and then another expression would be the result.
            if (result.Errors.Count == 0) return result.Value.IsWhollyKnown ? result.Value : HclValue.Dynamic;
            errors.AddRange(result.Errors);
        }

        var list = string.Concat(errors.Select(static error => $"- {error}\n"));
        return FunctionResult.Failed($"no expression succeeded:\n{list}\nAt least one expression must produce a successful result");
    }

    private static FunctionResult Can(IReadOnlyList<HclValue> a)
    {
        var result = ((HclClosure)a[0].AsCapsule).Evaluate();
        if (result.Errors.Count > 0) return HclValue.False;
        return result.Value.IsWhollyKnown ? HclValue.True : HclValue.Unknown(HclType.Bool);
    }

    private static TypeResult ConvertType(IReadOnlyList<HclValue> a)
    {
        var converted = HclConvert.To(a[0], (HclType)a[1].AsCapsule);
        return converted.Succeeded ? converted.Value.Type : TypeResult.Failed(0, converted);
    }

    /// <summary>
    /// Converts once more, now to the type of the first conversion. That type has no optional attributes, so a missing one is an error
    /// even where the constraint allows it: the original does the same.
    /// </summary>
    private static FunctionResult Convert(IReadOnlyList<HclValue> a, HclType type)
    {
        var converted = HclConvert.To(a[0], type);
        return converted.Succeeded ? converted.Value : FunctionResult.Failed(0, converted);
    }
}
