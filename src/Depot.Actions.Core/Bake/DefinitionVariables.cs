using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
using Depot.Actions.Text;
using Depot.Bake.Planning;

namespace Depot.Actions.Bake;

/// <summary>The variables that a bake definition is evaluated with: the step's, without its tokens and inputs.</summary>
/// <remarks>
/// A definition can print a variable before anything is built, in a form that no mask of the log recognizes, and the CLI gives a definition
/// its whole environment. So a definition that reads a token of the step is refused. The CLI keeps what it needs for secrets of a build,
/// such as GITHUB_TOKEN.
/// </remarks>
public static class DefinitionVariables
{
    /// <summary>Those of an environment.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> variables) =>
        variables.Where(variable => !ReservedVariables.IsKeptFromDefinitions(variable.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Fails if a definition reads a token or an input of the step, and warns if it reads another variable that it does not get.
    /// </summary>
    /// <param name="outcome">What our own reading of the definition found.</param>
    /// <param name="set">The overrides, which can read variables as well.</param>
    /// <param name="variables">The step's environment.</param>
    /// <param name="log">Takes the warnings.</param>
    /// <exception cref="StepException">It reads one.</exception>
    public static void Check(BakeOutcome outcome, IReadOnlyList<string> set, IReadOnlyDictionary<string, string> variables, StepLog log)
    {
        foreach (var name in KeptBack(variables).Where(outcome.VariablesRead.Contains))
        {
            if (ReservedVariables.IsOfTheStep(name)) throw Refused(set, name, $"reads the variable '{name}'");
            log.Warning($"The bake definition reads the variable '{name}', which holds a token or a login: our check and the summary go without its value. Give it another name with 'env:' of the step, or pass it as a secret.");
        }
    }

    /// <summary>Fails if a target passes a token or an input of the step as a secret.</summary>
    /// <param name="targets">The targets of the resolved definition.</param>
    /// <param name="set">The overrides.</param>
    /// <exception cref="StepException">A target does.</exception>
    public static void CheckSecrets(IEnumerable<DefinedTarget> targets, IReadOnlyList<string> set)
    {
        foreach (var target in targets)
        {
            if (target.SecretVariables.FirstOrDefault(ReservedVariables.IsOfTheStep) is { } variable)
            {
                throw Refused(set, variable, $"passes the variable '{variable}' to the target '{target.Name}' as a secret");
            }
        }
    }

    /// <summary>The values of variables that a definition reads and that messages about it do not show.</summary>
    /// <param name="variables">The variables that the definition is evaluated with.</param>
    /// <param name="outcome">What our own reading of the definition found; null when it is not known what the definition reads.</param>
    public static HiddenValues Hidden(IReadOnlyDictionary<string, string> variables, BakeOutcome? outcome) =>
        HiddenValues.Of(variables.Where(variable => outcome?.VariablesRead.Contains(variable.Key) != false));

    /// <summary>The error of a definition that reads what it does not get.</summary>
    /// <param name="set">The overrides; if one of them names the variable, it is the one to change.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="what">What is wrong, after "The bake definition".</param>
    internal static StepException Refused(IReadOnlyList<string> set, string variable, string what) => set.Any(item => Names(item, variable))
        ? new InputException("set", $"an override {what}, which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.")
        : new StepException($"The bake definition {what}, which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.");

    /// <summary>The names that are kept from definitions, sorted.</summary>
    internal static IEnumerable<string> KeptBack(IReadOnlyDictionary<string, string> variables) =>
        variables.Keys.Append("DEPOT_TOKEN").Where(ReservedVariables.IsKeptFromDefinitions).Distinct().Order(StringComparer.Ordinal);

    // `app.args.NAME`, or `app.secrets=id=NAME`. A value elsewhere is no name of a variable.
    private static bool Names(string item, string variable)
    {
        var parts = item.Split('=', 2);
        return parts is [var key] ? key.EndsWith(".args." + variable, StringComparison.Ordinal)
            : parts[0].TrimEnd('+').EndsWith(".secrets", StringComparison.Ordinal) && parts[1].Split(',', '=', '"').Contains(variable);
    }
}
