using Hcl2.Evaluation;
using Hcl2.Extensions;
using Hcl2.Text;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    private readonly HashSet<(EvaluationContext Scope, string Name)> _startedFunctions = [];

    private Fault? ResolveFunctions()
    {
        foreach (var function in _declared.Functions.Values)
        {
            if (ResolveFunction(_root, function.Name) is { } fault) return fault.At("Invalid function", function.Location);
        }

        return null;
    }

    /// <summary>Makes a function of the files known to the root context. A standard function of that name stays what it is.</summary>
    private Fault? ResolveFunction(EvaluationContext scope, string name)
    {
        if (_functions.ContainsKey(name)) return null;
        if (!_declared.Functions.TryGetValue(name, out var function)) return Fault.Undefined("function", name);
        if (!_startedFunctions.Add((scope, name))) return Fault.Of($"function cycle not allowed for {name}");
        if (function.Result is not { } result) return Fault.Of($"empty result not allowed for {name}");
        if (function.Parameters is not { } parameters) return Fault.Of($"empty params not allowed for {name}");

        var diagnostics = new DiagnosticBag();
        var names = Names(function, parameters.Expression, diagnostics);
        if (Fault.Of(diagnostics) is { } badName) return badName;
        if (LoadDependencies(_root, result.Expression, names, allowMissing: false) is { } missing) return missing;

        var defined = UserFunction.Create(name, parameters.Expression, function.Variadic?.Expression, result.Expression, () => _root, diagnostics);
        if (Fault.Of(diagnostics) is { } badFunction) return badFunction;
        _functions[name] = defined!;
        return null;
    }

    private static HashSet<string> Names(FunctionDeclaration function, HclExpression parameters, DiagnosticBag diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in HclStatic.List(parameters, diagnostics)) Add(parameter, parameter.Location);
        if (function.Variadic is { } variadic) Add(variadic.Expression, variadic.Location);
        return names;

        void Add(HclExpression parameter, SourceSpan location)
        {
            if (HclStatic.Keyword(parameter) is { } name) names.Add(name);
            else diagnostics.Add(new("BAKE1004", Severity.Error, "Invalid param element", "Each parameter name must be an identifier.", location));
        }
    }
}
