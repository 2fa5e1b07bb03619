using Hcl2.Evaluation;
using Hcl2.Work;

namespace Hcl2.Extensions;

/// <summary>Functions that are written in the language itself: parameters, and an expression over them.</summary>
public static class UserFunction
{
    /// <summary>Makes a function.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="parameters">Names of the parameters, in order; of equal names the last counts. Values of every type but null are taken.</param>
    /// <param name="variadic">Name of the tuple of all further arguments; null when there can be none.</param>
    /// <param name="result">The expression.</param>
    /// <param name="context">
    /// Gives what the expression can use beside the parameters, or null for nothing; asked at every call, so the context may hold the
    /// function itself.
    /// </param>
    public static HclFunction Create(string name, IReadOnlyList<string> parameters, string? variadic, HclExpression result, Func<EvaluationContext?> context)
    {
        FunctionResult Evaluate(IReadOnlyList<HclValue> arguments)
        {
            var variables = new Dictionary<string, HclValue>(parameters.Count + 1, StringComparer.Ordinal);
            for (var i = 0; i < parameters.Count; i++)
            {
                WorkMeter.Read(parameters[i].Length);
                variables[parameters[i]] = arguments[i];
            }

            if (variadic is not null) WorkMeter.Read(variadic.Length);
            if (variadic is not null) variables[variadic] = HclValue.Tuple(arguments.Skip(parameters.Count));

            var diagnostics = new DiagnosticBag();
            var value = result.Evaluate((context() ?? new()).Child(variables), diagnostics);
            return diagnostics.HasErrors ? FunctionResult.Failed(diagnostics.ToString()) : value;
        }

        return new()
        {
            Name = name,
            Parameters = [.. parameters.Select(static parameter => new HclParameter(parameter, HclType.Dynamic))],
            Variadic = variadic is null ? null : new(variadic, HclType.Dynamic),
            // Only what an unknown argument leads to has to be asked for; everything else says its type itself.
            ReturnType = arguments => arguments.All(static a => a.IsKnown) ? HclType.Dynamic : TypeOf(Evaluate(arguments)),
            Implementation = (arguments, _) => Evaluate(arguments),
            NeverNull = false,
        };
    }

    /// <summary>Reads the names of the parameters, as the attribute <c>params</c> gives them.</summary>
    /// <returns>The names in order; null, and an error, when the expression is no list of names.</returns>
    public static IReadOnlyList<string>? ParameterNames(HclExpression expression, DiagnosticBag diagnostics)
    {
        if (StaticExpression.List(expression, diagnostics) is not { } items) return null;

        var names = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item.AsKeyword() is not { } name)
            {
                diagnostics.Add(new("HCL4003", Severity.Error, "Invalid param element", "Each parameter name must be an identifier.", item.Location));
                return null;
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>Reads the name for all further arguments, as the attribute <c>variadic_param</c> gives it.</summary>
    /// <returns>The name; null, and an error, when the expression is no name.</returns>
    public static string? VariadicName(HclExpression expression, DiagnosticBag diagnostics)
    {
        if (expression.AsKeyword() is { } name) return name;

        diagnostics.Add(new("HCL4004", Severity.Error, "Invalid variadic_param", "The variadic parameter name must be an identifier.", expression.Location));
        return null;
    }

    private static TypeResult TypeOf(FunctionResult result) => result.Succeeded ? result.Value.Type : TypeResult.Failed(result.Error);
}
