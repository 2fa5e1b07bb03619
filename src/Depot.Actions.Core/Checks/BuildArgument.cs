using Depot.Actions.Errors;
using Depot.Actions.Inputs;
using Depot.Actions.Text;

namespace Depot.Actions.Checks;

/// <summary>An item of <c>build-args</c>, one per line: commas belong to the value.</summary>
public static class BuildArgument
{
    /// <summary>The name that follows a comma in the value as if it began another argument, as in <c>A=1,B=2</c>; null when there is none.</summary>
    /// <remarks>A value that has <c>=</c> before the comma (<c>CACHE=type=local,src=x</c>) is meant as it stands, and so are names of another case.</remarks>
    public static string? SecondName(string item)
    {
        var fields = item.Split(',');
        if (fields.Length < 2 || fields[0].Split('=') is not [var first, _]) return null;
        return fields.Skip(1).Select(field => field.Split('=')).Where(parts => parts.Length == 2).Select(parts => parts[0].Trim())
            .FirstOrDefault(name => IsName(name) && IsCapital(name) == IsCapital(first));
    }

    /// <summary>Fails on a name without a value that the CLI would take from a token or an input of the step.</summary>
    /// <remarks>docker/cli and buildx, commands/build.go (listToMap): the value of an item without <c>=</c> is that of the variable of its name.</remarks>
    /// <param name="items">The input <c>build-args</c>.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void Validate(IReadOnlyList<string> items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Contains('=', StringComparison.Ordinal) || !ReservedVariables.IsOfTheStep(items[at])) continue;
            throw new InputException("build-args", $"item {at + 1}, '{ArgumentName.Shown(items[at])}', has no '=', so its value would be the variable of that name, which holds inputs or a token of the step itself. Write NAME=value.");
        }
    }

    /// <summary>Warns about items that look like several arguments, or have no value of their own.</summary>
    /// <param name="items">The input <c>build-args</c>.</param>
    public static IEnumerable<string> GetWarnings(IReadOnlyList<string> items)
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (WarningOf(items[at]) is { } warning) yield return $"Input 'build-args': item {at + 1} {warning}";
        }
    }

    // The value is never shown: it may be secret.
    private static string? WarningOf(string item)
    {
        if (item.StartsWith('#')) return null;
        if (!item.Contains('=', StringComparison.Ordinal))
        {
            if (ReservedVariables.IsKeptFromDefinitions(item)) return $"takes its value from the variable '{item}', which holds a token or a login, and build arguments are in the history of the image. Write 'ID={item}' in 'secret-envs'.";
            var name = item.Split(':')[0].Trim();
            return IsName(item) ? null : IsName(name) && name.Length < item.Length
                ? $"is written as YAML, and has no value. Write '{name}=…' in place of '{name}: …'."
                : "has no '=', so it has no value. Write NAME=value.";
        }

        if (item.EndsWith(',')) return "ends with a comma, which belongs to its value. Write one argument per line, without commas.";
        return SecondName(item) is { } second
            ? $"is one argument whose value holds ',{second}='. If '{second}' is an argument of its own, write one argument per line."
            : null;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsCapital(string text) => !text.Any(char.IsAsciiLetterLower);
}
