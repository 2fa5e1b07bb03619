using System.Text;
using System.Text.Json;

namespace Depot.Actions.Text;

/// <summary>
/// A JSON document for the summary: formatted, with the values hidden that <see cref="Redaction"/> hides by the names of members.
/// </summary>
internal static class RedactedJson
{
    /// <summary>The text; null when it is no JSON.</summary>
    /// <param name="json">The document.</param>
    /// <param name="namesOnly">Members whose own members are shown by name only, such as <c>args</c>.</param>
    public static string? Of(string json, params IReadOnlyList<string> namesOnly)
    {
        try
        {
            using var document = UntrustedJson.Parse(json);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Write(writer, document.RootElement, name: "", namesOnly);
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, string name, IReadOnlyList<string> namesOnly)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (namesOnly.Contains(name)) writer.WriteStringValue("…");
                    else Write(writer, member.Value, member.Name, namesOnly);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item, name: "", namesOnly);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(SecretNames.Contains(name) ? Redaction.Hidden : Redaction.OfItem(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
