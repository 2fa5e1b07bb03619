using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Inputs;

/// <summary>
/// The inputs of a step: <c>INPUT_</c> variables with the name in uppercase letters, as the runner passes them to a container action; or
/// one JSON object in <c>INPUTS_JSON</c>, because a composite action gets no such variables and passes its inputs on.
/// </summary>
public sealed class InputSource(RunnerEnvironment environment)
{
    /// <summary>
    /// The variable that carries all inputs at once: a JSON object, name to text. An input that it does not contain is read from its own
    /// variable.
    /// </summary>
    public const string AllInOne = "INPUTS_JSON";

    /// <summary>The prefix of every input's variable.</summary>
    public const string Prefix = "INPUT_";

    /// <summary>The variable that carries an input: uppercase letters, spaces as <c>_</c>, dashes kept.</summary>
    public static string Variable(string name) => Prefix + name.Replace(' ', '_').ToUpperInvariant();

    /// <summary>Whether a variable carries inputs, and with them secrets.</summary>
    public static bool IsInput(string variable) =>
        variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || variable.Equals(AllInOne, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyDictionary<string, string> Together => field ??= InputsJson.Read(environment[AllInOne]);

    /// <summary>The value without white space around it; empty when it is not given.</summary>
    public string Text(string name) => InputText.Trim(Untrimmed(name));

    /// <summary>The value as written; empty when it is not given.</summary>
    /// <exception cref="InputException"><c>INPUTS_JSON</c> is not a JSON object of strings.</exception>
    public string Untrimmed(string name) =>
        Together.TryGetValue(name, out var value) ? value : environment.Variables.GetValueOrDefault(Variable(name), "");

    /// <summary>The value, or null when it is blank.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A boolean of the YAML 1.2 core schema; false if it is not given.</summary>
    /// <remarks>A step without the input gets the default of action.yml, so a blank value comes from an expression.</remarks>
    /// <exception cref="InputException">Anything else was written, or an expression that gave nothing.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        "" when !IsGiven(name) => false,
        "" => throw new InputException(name, "it is empty, perhaps because its expression has no value; write 'true' or 'false', or leave the input out."),
        var other => throw new InputException(name, $"'{other}' is not a valid value; write 'true' or 'false'."),
    };

    private bool IsGiven(string name) => Together.ContainsKey(name) || environment.Variables.TryGetValue(Variable(name), out _);

    /// <summary>A list, by the rule that action.yml names for it.</summary>
    /// <exception cref="InputException">A quote is not closed.</exception>
    public IReadOnlyList<string> List(string name, ListRule rule)
    {
        try
        {
            return InputList.Parse(rule == ListRule.Verbatim ? Untrimmed(name) : Text(name), rule);
        }
        catch (FormatException unclosed)
        {
            throw new InputException(name,
                $"{unclosed.Message}. Close it, or double a quote that belongs to the value (\"\") inside a quoted item.");
        }
    }
}
