using System.Text.Json;

namespace Depot.Actions.Text;

/// <summary>Reads untrusted JSON and validates all of its strings.</summary>
/// <remarks>
/// .NET detects an invalid string (invalid UTF-8, an escaped half of a surrogate pair) only when the string is read, with an unexpected
/// exception. Here it is an error like any other in the JSON.
/// </remarks>
internal static class UntrustedJson
{
    /// <summary>Reads JSON in UTF-8.</summary>
    /// <exception cref="JsonException">It is not JSON, is nested more than 64 deep, or has a string or a name that is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => Checked(JsonDocument.Parse(json));

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static JsonDocument Parse(string json) => Checked(JsonDocument.Parse(json));

    private static JsonDocument Checked(JsonDocument document)
    {
        try
        {
            Look(document.RootElement);
            return document;
        }
        catch (InvalidOperationException noText)
        {
            document.Dispose();
            throw new JsonException("a string in it has bytes or escapes that are no text", noText);
        }
    }

    private static void Look(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Look(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Look(member.Value);
                }

                break;
        }
    }
}
