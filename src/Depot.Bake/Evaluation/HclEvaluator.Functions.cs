using Hcl2;
using Hcl2.Evaluation;
using Hcl2.Extensions;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    private readonly HashSet<(EvaluationContext Scope, string Name)> _startedFunctions = [];

    private EvaluationError? ResolveFunctions()
    {
        foreach (var function in _declared.Functions.Values)
        {
            if (ResolveFunction(_root, function.Name) is { } fault) return fault.At("Invalid function", function.Location);
        }

        return null;
    }

    /// <summary>Makes a function of the files known to the root context. A standard function of that name stays what it is.</summary>
    private EvaluationError? ResolveFunction(EvaluationContext scope, string name)
    {
        if (_functions.ContainsKey(name)) return null;
        if (!_declared.Functions.TryGetValue(name, out var function)) return EvaluationError.Undefined("function", name);
        if (!_startedFunctions.Add((scope, name))) return EvaluationError.Of($"function cycle not allowed for {name}");
        if (function.Result is not { } result) return EvaluationError.Of($"empty result not allowed for {name}");
        if (function.Parameters is not { } parameters) return EvaluationError.Of($"empty params not allowed for {name}");

        var diagnostics = new DiagnosticBag();
        var names = StaticExpression.List(parameters.Expression, diagnostics)?.Select(parameter => ParameterName(parameter, parameter.Location, diagnostics)).ToArray();
        var rest = function.Variadic is { } variadic ? ParameterName(variadic.Expression, variadic.Location, diagnostics) : null;
        if (EvaluationError.Of(diagnostics) is { } badName) return badName;

        var bound = names!.Append(rest).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (LoadDependencies(_root, result.Expression, bound, allowMissing: false) is { } missing) return missing;
        _functions[name] = UserFunction.Create(name, names!, rest, result.Expression, () => _root);
        return null;
    }

    private static string ParameterName(HclExpression parameter, SourceSpan location, DiagnosticBag diagnostics)
    {
        if (parameter.AsKeyword() is { } name) return name;
        diagnostics.Add(new("BAKE1004", Severity.Error, "Invalid param element", "Each parameter name must be an identifier.", location));
        return "";
    }
}
