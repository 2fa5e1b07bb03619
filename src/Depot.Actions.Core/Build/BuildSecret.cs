using Depot.Actions.Errors;
using Depot.Actions.Inputs;

namespace Depot.Actions.Build;

/// <summary>A secret that the build may mount. Exactly one of the three sources is set.</summary>
/// <param name="Id">The id under which the Dockerfile mounts it.</param>
/// <param name="Value">The secret itself; reaches the CLI in a variable of ours.</param>
/// <param name="File">Path of a file, as written; the CLI reads it, so every byte survives.</param>
/// <param name="Variable">Name of a variable of the step's environment.</param>
public sealed record BuildSecret(string Id, string? Value = null, string? File = null, string? Variable = null)
{
    /// <summary>Reads <c>secrets</c>: <c>ID=value</c>, the value byte for byte.</summary>
    /// <exception cref="InputException">An item without <c>=</c>, id or value; the message names it by its number only.</exception>
    public static IEnumerable<BuildSecret> FromValues(IReadOnlyList<string> items) =>
        Pairs("secrets", "ID=value", items).Select(pair => new BuildSecret(pair.Id, Value: pair.Source));

    /// <summary>Reads <c>secret-files</c>: <c>ID=path</c>.</summary>
    /// <inheritdoc cref="FromValues" path="/exception"/>
    public static IEnumerable<BuildSecret> FromFiles(IReadOnlyList<string> items) =>
        Pairs("secret-files", "ID=path", items).Select(pair => new BuildSecret(pair.Id, File: pair.Source.Trim()));

    /// <summary>Reads <c>secret-envs</c>: <c>ID=VARIABLE</c>.</summary>
    /// <inheritdoc cref="FromValues" path="/exception"/>
    public static IEnumerable<BuildSecret> FromEnvironment(IReadOnlyList<string> items) =>
        Pairs("secret-envs", "ID=VARIABLE", items).Select(pair => new BuildSecret(pair.Id, Variable: Readable(pair.Source.Trim())));

    private static string Readable(string variable) => ReservedVariables.IsOfTheStep(variable)
        ? throw new InputException("secret-envs", $"'{variable}' holds inputs or a token of the step itself, which a build may not read this way. Write the value in 'secrets', as ID=value.")
        : variable;

    // The record would print its value; a secret must not reach a log by way of a message or a failed assertion.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }

    private static IEnumerable<(string Id, string Source)> Pairs(string input, string form, IReadOnlyList<string> items) =>
        items.Select((item, index) => item.IndexOf('=') is var equals and > 0 && equals < item.Length - 1 && item.AsSpan(0, equals).Trim().Length > 0
            ? (item[..equals].Trim(), item[(equals + 1)..])
            : throw new InputException(input,
                $"item {index + 1} of {items.Count} is not of the form {form}. A value of several lines or with quotes goes in double quotes as a whole, with its own quotes doubled."));
}
