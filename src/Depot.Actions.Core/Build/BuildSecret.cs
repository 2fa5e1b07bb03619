using System.Buffers;
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
    private const string ValueForm = "ID=value";

    // The lengths of lines that openssl and base64(1) write.
    private const int PemLine = 64;
    private const int MimeLine = 76;

    private static readonly SearchValues<char> OfBase64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Reads <c>secrets</c>: <c>ID=value</c>, the value byte for byte.</summary>
    /// <exception cref="InputException">An item without <c>=</c> or id; the message names it by its number only. One without a value is read: <see cref="AvailableSecrets"/>.</exception>
    public static IEnumerable<BuildSecret> FromValues(IReadOnlyList<string> items) =>
        Pairs("secrets", ValueForm, items).Select(pair => new BuildSecret(pair.Id, Value: pair.Source)).ToList() is var secrets && Rest(items) is { } number
            ? throw new InputException("secrets", $"item {number} of {items.Count} looks like the last line of item {number - 1}, which is base64 of several lines. Write that whole item in double quotes.")
            : secrets;

    /// <summary>Reads <c>secret-files</c>: <c>ID=path</c>.</summary>
    /// <inheritdoc cref="FromValues" path="/exception"/>
    public static IEnumerable<BuildSecret> FromFiles(IReadOnlyList<string> items) =>
        Pairs("secret-files", "ID=path", items).Select(pair => new BuildSecret(pair.Id, File: pair.Source.Trim()));

    /// <summary>Reads <c>secret-envs</c>: <c>ID=VARIABLE</c>.</summary>
    /// <inheritdoc cref="FromValues" path="/exception"/>
    public static IEnumerable<BuildSecret> FromEnvironment(IReadOnlyList<string> items) =>
        Pairs("secret-envs", "ID=VARIABLE", items).Select(pair => new BuildSecret(pair.Id, Variable: Readable(pair.Source.Trim())));

    // An unquoted value of two lines: the padding of its last line would be taken for `=`, and the text before it for the id, which is shown.
    private static int? Rest(IReadOnlyList<string> items)
    {
        for (var at = 1; at < items.Count; at++)
        {
            var before = items[at - 1].AsSpan(items[at - 1].IndexOf('=') + 1);
            var line = items[at].AsSpan().TrimEnd('=');
            if (before.Length is PemLine or MimeLine && items[at].Length % 4 == 0 && items[at].Length <= before.Length && line.Length < items[at].Length && IsBase64(before) && IsBase64(line)) return at + 1;
        }

        return null;
    }

    private static bool IsBase64(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(OfBase64) < 0;

    private static string Readable(string variable) => ReservedVariables.IsOfTheStep(variable)
        ? throw new InputException("secret-envs", $"'{variable}' holds inputs or a token of the step itself, which a build cannot read this way. Write the value in 'secrets', as ID=value.")
        : variable;

    // The record would print its value; a secret must not reach a log through a message or a failed assertion.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }

    private static IEnumerable<(string Id, string Source)> Pairs(string input, string form, IReadOnlyList<string> items) =>
        items.Select((item, index) => item.IndexOf('=') is var equals and > 0 && item.AsSpan(0, equals).Trim().Length > 0
            ? (item[..equals].Trim(), item[(equals + 1)..])
            : throw Problem(input, form, item, index + 1, items.Count));

    private static InputException Problem(string input, string form, string item, int number, int count)
    {
        if (item.StartsWith('#')) return new InputException(input, $"item {number} of {count} begins with '#', but inputs have no comments; delete the line.");
        if (item.Contains('=', StringComparison.Ordinal)) return new InputException(input, $"item {number} of {count} has nothing before its '='; write {form}, one per line.");
        var remedy = number > 1 && form == ValueForm ? " If it continues the value of the item before it, write that whole item in double quotes." : "";
        return new InputException(input, $"item {number} of {count} has no '='; write {form}, one per line.{remedy}");
    }
}
