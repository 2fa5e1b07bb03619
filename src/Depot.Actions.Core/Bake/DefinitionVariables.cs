using System.Text;
using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Runner;
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
    /// <param name="variables">The step's environment.</param>
    /// <param name="log">Takes the warnings.</param>
    /// <exception cref="StepException">It reads one.</exception>
    public static void Check(BakeOutcome outcome, IReadOnlyDictionary<string, string> variables, StepLog log)
    {
        var texts = new Lazy<string[]>(() => [.. outcome.Files.Where(file => !DeclaredVariables.IsHcl(file.Name)).Select(file => Encoding.UTF8.GetString(file.Content.Span))]);
        foreach (var name in variables.Keys.Append("DEPOT_TOKEN").Where(ReservedVariables.IsKeptFromDefinitions).Distinct().Order(StringComparer.Ordinal))
        {
            if (!outcome.VariablesRead.Contains(name) && !texts.Value.Any(text => Interpolates(text, name))) continue;
            if (ReservedVariables.IsOfTheStep(name)) throw Refused($"reads the variable '{name}'");
            log.Warning($"The bake definition reads the variable '{name}', which holds a token or a login: our check and the summary go without its value. Give it another name with 'env:' of the step, or pass it as a secret.");
        }
    }

    /// <summary>Fails if a target passes a token or an input of the step as a secret.</summary>
    /// <param name="targets">The targets of the resolved definition.</param>
    /// <exception cref="StepException">A target does.</exception>
    public static void CheckSecrets(IEnumerable<DefinedTarget> targets)
    {
        foreach (var target in targets)
        {
            if (target.SecretVariables.FirstOrDefault(ReservedVariables.IsOfTheStep) is { } variable)
            {
                throw Refused($"passes the variable '{variable}' to the target '{target.Name}' as a secret");
            }
        }
    }

    private static StepException Refused(string what) =>
        new($"The bake definition {what}, which holds inputs or a token of the step itself. Give the value another name with 'env:' of the step.");

    // `$NAME` and `${NAME…` of Compose.
    private static bool Interpolates(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at > 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((text[at - 1] == '$' || (text[at - 1] == '{' && at > 1 && text[at - 2] == '$')) && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'))) return true;
        }

        return false;
    }
}
