using Hcl2;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    // What the CLI has for a typed variable without value: it counts as null, but no conversion takes it.
    private static readonly HclValue Nothing = HclValue.Null(HclType.Capsule("nothing"));

    // Entries are never removed: like the CLI, a second reference to an undefined name is reported as a cycle.
    private readonly HashSet<(EvaluationContext Scope, string Name)> _startedValues = [];

    private EvaluationError? ResolveVariables()
    {
        foreach (var variable in _declared.Variables.Values)
        {
            if (ResolveValue(_root, variable.Name) is { } fault) return fault.At("Invalid value", variable.Start);
        }

        return null;
    }

    private EvaluationError? ResolveAttributes()
    {
        foreach (var attribute in _declared.Attributes.Values)
        {
            if (ResolveValue(_root, attribute.Name) is { } fault) return fault.At("Invalid attribute", attribute.Location);
        }

        return null;
    }

    /// <summary>Makes a variable or global attribute known to the root context.</summary>
    private EvaluationError? ResolveValue(EvaluationContext scope, string name)
    {
        if (_values.ContainsKey(name) || scope.Variables!.ContainsKey(name)) return null;
        if (!_startedValues.Add((scope, name))) return EvaluationError.Cycle(name, _declared.Variables.ContainsKey(name) || _declared.Attributes.ContainsKey(name));

        var fault = Value(scope, name, out var value);
        if (value is not null) _values[name] = value;
        return fault;
    }

    private EvaluationError? Value(EvaluationContext scope, string name, out HclValue? value)
    {
        value = null;
        if (_input.BuiltIns.TryGetValue(name, out var builtIn))
        {
            value = HclValue.String(builtIn);
            return null;
        }

        var variable = _declared.Variables.GetValueOrDefault(name);
        if (_declared.Attributes.TryGetValue(name, out var attribute))
            return Value(scope, name, attribute.Expression, type: null, isVariable: variable is not null, out value);
        if (variable is null) return EvaluationError.Undefined("variable", name);

        var diagnostics = new DiagnosticBag();
        var type = Constraint(variable, diagnostics);
        return EvaluationError.Of(diagnostics) ?? Value(_root, name, variable.Default?.Expression, type, isVariable: true, out value);
    }

    /// <param name="scope">Where the definition is evaluated.</param>
    /// <param name="name">Name of the variable or global attribute.</param>
    /// <param name="definition">The value without environment; null when none is given.</param>
    /// <param name="type">The type that is given; null when none is.</param>
    /// <param name="isVariable">Whether a variable of this name is declared, so that the environment counts.</param>
    /// <param name="value">The value.</param>
    private EvaluationError? Value(EvaluationContext scope, string name, HclExpression? definition, HclType? type, bool isVariable, out HclValue? value)
    {
        value = null;
        var given = Override(name, preferJson: type is not null);
        if (definition is null && type is null && given is null)
        {
            value = HclValue.EmptyString;
            return null;
        }

        HclValue? initial = null;
        if (definition is not null && Default(scope, name, definition, type, out initial) is { } fault) return fault;
        if (given is null || !isVariable)
        {
            value = initial ?? Nothing;
            return null;
        }

        try
        {
            value = EnvironmentValue.Of(name, given.Value, type, initial);
            return null;
        }
        catch (FormatException wrong)
        {
            return EvaluationError.Of(wrong.Message);
        }
    }

    private EvaluationError? Default(EvaluationContext scope, string name, HclExpression definition, HclType? type, out HclValue? value)
    {
        value = null;
        if (LoadDependencies(scope, definition) is { } missing) return missing;

        var diagnostics = new DiagnosticBag();
        var evaluated = Evaluate(definition, scope, diagnostics);
        if (EvaluationError.Of(diagnostics) is { } wrong) return wrong;

        var conversion = HclConvert.To(evaluated, type ?? HclType.Dynamic);
        if (!conversion.Succeeded) return EvaluationError.Of($"invalid type {type!.FriendlyName} for variable {name} default value: {conversion.Error}");
        value = conversion.Value;
        return null;
    }

    // The type any is given, but converts nothing.
    private static HclType? Constraint(VariableDeclaration variable, DiagnosticBag diagnostics)
    {
        if (variable.Type is not { } expression) return null;

        var problems = new DiagnosticBag();
        var type = TypeExpression.Constraint(expression, problems);
        if (!problems.HasErrors) return type.IsDynamic && expression.AsKeyword() != "any" ? null : type;
        if (!expression.Evaluate(context: null, new()).IsNull) diagnostics.AddRange(problems);
        return null;
    }

    /// <summary>The text in the environment that replaces a variable's value, and whether it is JSON; null when there is none.</summary>
    private (string Text, bool IsJson)? Override(string name, bool preferJson)
    {
        var plain = _input.Environment(name);
        var json = name + "_JSON";
        var mayBeJson = (plain is null || preferJson) && !_declared.Variables.ContainsKey(json) && !_input.BuiltIns.ContainsKey(json);
        if (mayBeJson && _input.Environment(json) is { } text) return (text, true);
        return plain is null ? null : (plain, false);
    }

    private EvaluationError? ValidateVariables()
    {
        var diagnostics = new DiagnosticBag();
        foreach (var rule in _declared.Variables.Values.SelectMany(static variable => variable.Validations)) Validate(rule, diagnostics);
        return EvaluationError.Of(diagnostics);
    }

    private void Validate(VariableValidation rule, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        var condition = rule.Condition?.Evaluate(_root, problems) ?? HclValue.NullDynamic;
        var subject = rule.Condition?.Location ?? rule.Start;
        if (problems.HasErrors)
        {
            diagnostics.AddRange(problems);
            return;
        }

        var truth = HclConvert.To(condition, HclType.Bool);
        if (condition.IsNull) Report("Invalid condition result", "Condition expression must return either true or false, not null.");
        else if (!truth.Succeeded) Report("Invalid condition result", $"Invalid condition result value: {truth.Error}");
        else if (truth.Value.IsKnown && !truth.Value.AsBool && Message(rule, diagnostics) is { } message) Report("Validation failed", message);

        void Report(string summary, string detail) => diagnostics.Add(new("BAKE1003", Severity.Error, summary, detail, subject)
        {
            Values = rule.Condition is null ? [] : ReadBy(rule.Condition),
        });
    }

    private string? Message(VariableValidation rule, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        var message = rule.Message?.Evaluate(_root, problems) ?? HclValue.NullDynamic;
        diagnostics.AddRange(problems);
        if (problems.HasErrors) return null;

        var text = HclConvert.To(message, HclType.String);
        return text is { Succeeded: true, Value: { IsNull: false, IsKnown: true } known } ? known.AsString : "This check failed, but has an invalid error message.";
    }

    private IReadOnlyList<KeyValuePair<string, HclValue>> ReadBy(HclExpression expression) =>
    [
        .. expression.Variables().Where(variable => _values.ContainsKey(variable.RootName)).DistinctBy(static variable => variable.RootName)
            .Select(variable => KeyValuePair.Create(variable.RootName, _values[variable.RootName])),
    ];
}
