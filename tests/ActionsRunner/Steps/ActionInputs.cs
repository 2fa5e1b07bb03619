using ActionsRunner.Expressions;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;

namespace ActionsRunner.Steps;

/// <summary>The inputs of one use of an action: what the step gives, and the defaults of the rest.</summary>
internal static class ActionInputs
{
    /// <summary>Names as declared, then those that are not declared, which only draw a warning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ActionManifest action, StepRun run)
    {
        var given = Given(run);
        var declared = action.Inputs.Select(input => KeyValuePair.Create(input.Key,
            given.TryGetValue(input.Key, out var value) ? value : Expression.Fill(input.Value ?? "", Defaults(run.Context)))).ToList();
        var unknown = given.Where(input => !action.Inputs.Any(known => known.Key.Equals(input.Key, StringComparison.OrdinalIgnoreCase))).ToList();
        var unexpected = unknown.Where(input => input.Key is not ("args" or "entryPoint")).Select(input => $"'{input.Key}'").ToList();
        if (unexpected.Count > 0)
        {
            var valid = string.Join(", ", action.Inputs.Select(input => $"'{input.Key}'"));
            run.Job.Log.Annotate("warning", $"Unexpected input(s) {string.Join(", ", unexpected)}, valid inputs are [{valid}]");
        }

        return [.. declared, .. unknown];
    }

    /// <summary>What the step gives, expressions filled in.</summary>
    public static Dictionary<string, string> Given(StepRun run) => run.Step.With.ToDictionary(
        input => input.Key, input => Expression.Fill(input.Value, run.Context), StringComparer.OrdinalIgnoreCase);

    /// <summary>The variable that carries an input: dashes stay.</summary>
    public static string Variable(string name) => "INPUT_" + name.Replace(' ', '_').ToUpperInvariant();

    // A default sees less than the step does: no secrets, env, steps or inputs.
    private static ExpressionContext Defaults(ExpressionContext context) => new(
        context.Contexts.Where(pair => pair.Key is "github" or "strategy" or "matrix" or "job" or "runner")
            .ToDictionary(StringComparer.OrdinalIgnoreCase));
}
