namespace Hcl2.Functions;

/// <summary>Short ways to write down functions.</summary>
internal static class Define
{
    /// <summary>A parameter as most are: no nulls, no unknowns.</summary>
    public static HclParameter Of(string name, HclType type) => new(name, type);

    /// <summary>A parameter that takes values of every type.</summary>
    public static HclParameter Any(string name) => new(name, HclType.Dynamic);

    /// <summary>A parameter whose values are looked into: parts that are unknown or marked stay as they are.</summary>
    public static HclParameter Parts(string name) => Of(name, HclType.Dynamic) with { AllowUnknownParts = true, KeepsInnerMarks = true };

    /// <summary>A parameter that takes everything there is, null and unknown included.</summary>
    public static HclParameter Everything(string name) =>
        new(name, HclType.Dynamic) { AllowNull = true, AllowUnknown = true, AllowDynamic = true };

    /// <summary>A function whose result always has the same type.</summary>
    public static HclFunction Function(string name, HclType type, HclParameter[] parameters,
        Func<IReadOnlyList<HclValue>, FunctionResult> body, HclParameter? variadic = null) =>
        Function(name, _ => type, parameters, (arguments, _) => body(arguments), variadic);

    /// <summary>A function whose result's type depends on the arguments.</summary>
    public static HclFunction Function(string name, Func<IReadOnlyList<HclValue>, TypeResult> type, HclParameter[] parameters,
        Func<IReadOnlyList<HclValue>, HclType, FunctionResult> body, HclParameter? variadic = null, bool neverNull = true) => new()
        {
            Name = name,
            Parameters = parameters,
            Variadic = variadic,
            ReturnType = type,
            NeverNull = neverNull,
            // A part that is unknown makes the whole unknown, unless the function takes unknowns and so knows better.
            Implementation = (arguments, returns) =>
                IsKnownEnough(arguments, parameters, variadic) ? body(arguments, returns) : HclValue.Unknown(returns),
        };

    /// <summary>A function from one string to another.</summary>
    public static HclFunction Text(string name, string parameter, Func<string, string> body) =>
        Function(name, HclType.String, [Of(parameter, HclType.String)], a => HclValue.String(body(a[0].AsString)));

    private static bool IsKnownEnough(IReadOnlyList<HclValue> arguments, HclParameter[] parameters, HclParameter? variadic)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = i < parameters.Length ? parameters[i] : variadic!;
            if (!arguments[i].IsWhollyKnown && !parameter.AllowUnknown && !parameter.AllowUnknownParts) return false;
        }

        return true;
    }
}
