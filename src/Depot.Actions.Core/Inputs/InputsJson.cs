using System.Text.Json;
using Depot.Actions.Errors;
using Depot.Actions.Text;

namespace Depot.Actions.Inputs;

/// <summary>All inputs of a step in one JSON object, as the native actions write them.</summary>
internal static class InputsJson
{
    /// <summary>Strings by name, without regard to case; empty when there is no JSON.</summary>
    /// <exception cref="InputException">It is not an object of strings. The message repeats no value, since any may be a secret.</exception>
    public static IReadOnlyDictionary<string, string> Read(string? json)
    {
        var inputs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (json is null) return inputs;
        try
        {
            using var document = UntrustedJson.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Wrong("it is not a JSON object");
            foreach (var member in document.RootElement.EnumerateObject()) inputs[member.Name] = Text(member);
        }
        catch (JsonException broken)
        {
            throw Wrong($"it is not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1})");
        }

        return inputs;
    }

    // The inputs of an action are strings, but an expression such as fromJSON can produce other types.
    private static string Text(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String when member.Value.GetString()!.Contains('\0', StringComparison.Ordinal) =>
            throw new InputException(member.Name, "it contains a NUL character (\\u0000), which no argument of a program can contain. Delete it."),
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => member.Value.GetRawText(),
        _ => throw Wrong($"the value of '{member.Name}' is neither text, number nor boolean"),
    };

    private static InputException Wrong(string what) =>
        new(InputSource.AllInOne, what + ". The native actions set this variable to the inputs that were given.");
}
