using Depot.Actions.Inputs;
using Depot.Actions.Runner;

namespace Depot.Actions.Processes;

/// <summary>The environment of a child process: the step's environment without its inputs, which contain all secrets.</summary>
public static class ChildEnvironment
{
    /// <summary>The whole environment of a child.</summary>
    /// <param name="environment">The step's environment.</param>
    /// <param name="additions">Variables to set; later ones override earlier ones, and null removes a variable.</param>
    public static IReadOnlyDictionary<string, string> For(
        RunnerEnvironment environment, params IEnumerable<IEnumerable<KeyValuePair<string, string?>>> additions)
    {
        var variables = environment.Variables
            .Where(variable => !InputSource.IsInput(variable.Key))
            .ToDictionary();
        foreach (var (name, value) in additions.SelectMany(some => some))
        {
            if (value is null) variables.Remove(name);
            else variables[name] = value;
        }

        return variables;
    }
}
