using Depot.Actions.Inputs;
using Depot.Actions.Text;

namespace Depot.Actions.Build;

/// <summary>How secrets reach the CLI: by name in the arguments, by value in the environment.</summary>
/// <param name="Arguments">The values of <c>--secret</c>, in order; none of them is secret.</param>
/// <param name="Environment">The variables that carry values.</param>
public sealed record SecretFlags(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment)
{
    /// <summary>The flags for secrets, in order.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="taken">Names of variables that are already used.</param>
    public static SecretFlags For(IEnumerable<BuildSecret> secrets, IReadOnlyDictionary<string, string> taken)
    {
        var arguments = new List<string>();
        var environment = new Dictionary<string, string?>();
        var number = 0;
        foreach (var secret in secrets)
        {
            var source = secret switch
            {
                { File: { } file } => CsvField.Write("src=" + file),
                { Variable: { } variable } => CsvField.Write("env=" + variable),
                _ => "env=" + Carry(secret.Value!),
            };
            arguments.Add($"{CsvField.Write("id=" + secret.Id)},{source}");
        }

        return new(arguments, environment);

        string Carry(string value)
        {
            string name;
            do name = ReservedVariables.SecretPrefix + ++number;
            while (taken.ContainsKey(name));
            environment[name] = value;
            return name;
        }
    }
}
