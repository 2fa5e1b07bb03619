using System.Text;
using Depot.Actions.Runner;
using Depot.Actions.Text;
using Depot.Bake.Planning;

namespace Depot.Actions.Bake;

/// <summary>
/// Selects the variables of the input <c>vars</c> that a definition declares. The CLI gets no others, because environment variables also
/// change programs.
/// </summary>
public static class DeclaredVariables
{
    /// <summary>The inputs without the variables that the definition does not declare; the log names those that are left out.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outcome">What our own reading of the definition found.</param>
    /// <param name="log">Takes a warning for each variable that is left out.</param>
    public static BakeInputs Of(BakeInputs inputs, BakeOutcome outcome, StepLog log)
    {
        var files = outcome.Definition is null ? outcome.Files : [.. outcome.Files.Where(file => !IsHcl(file.Name))];
        var texts = new Lazy<string[]>(() => [.. files.Select(file => Encoding.UTF8.GetString(file.Content.Span))]);
        var known = inputs.Variables.ToLookup(variable => outcome.VariablesRead.Contains(variable.Key) || texts.Value.Any(text => HasWord(text, variable.Key)));
        foreach (var name in known[false].Select(variable => variable.Key).Distinct())
        {
            log.Warning($"Input 'vars': the definition declares no variable '{ArgumentName.Shown(name)}', so it is left out. Declare it in the bake file; for a variable of the step, use 'env:'.");
        }

        return inputs with { Variables = [.. known[true]] };
    }

    // HCL and JSON declare their variables. Compose files, and files that we cannot read, name what they read somewhere in their text.
    internal static bool IsHcl(string name) => name.EndsWith(".hcl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    internal static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!IsPart(at - 1) && !IsPart(at + word.Length)) return true;
        }

        return false;

        bool IsPart(int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
    }
}
