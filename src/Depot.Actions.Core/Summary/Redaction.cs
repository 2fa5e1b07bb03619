using System.Text;
using System.Text.Json;
using Depot.Actions.Text;

namespace Depot.Actions.Summary;

/// <summary>Takes out of inputs what looks like a secret, beside those that the runner masks because it knows them.</summary>
internal static class Redaction
{
    private const string Hidden = "***";
    private static readonly string[] Sensitive = ["token", "secret", "password", "passwd", "credential", "apikey", "api_key", "access_key", "private_key", "auth"];

    /// <summary>Hides the value of every <c>NAME=value</c> whose name speaks of a secret, and the login of an address.</summary>
    /// <param name="item">One value of an input; its parts are separated by commas.</param>
    public static string Of(string item) => Logins(string.Join(',', item.Split(',').Select(Part)));

    /// <summary>The same for a JSON document, by the names of its members; laid out anew. Text that is no JSON gives nothing.</summary>
    public static string? OfJson(string json)
    {
        try
        {
            using var document = UntrustedJson.Parse(json);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Write(writer, document.RootElement, name: "");
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Part(string part) =>
        part.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && IsSensitive(part[..equals]) ? part[..(equals + 1)] + Hidden : part;

    private static bool IsSensitive(string name) => Sensitive.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    // `https://user:password@host/` becomes `https://***@host/`, wherever in a text it stands.
    private static string Logins(string text)
    {
        var shown = new StringBuilder();
        var rest = text.AsSpan();
        for (int scheme; (scheme = rest.IndexOf("://")) >= 0;)
        {
            var start = scheme + "://".Length;
            shown.Append(rest[..start]);
            rest = rest[start..];
            var end = rest.IndexOfAny("/?# ");
            var at = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
            if (at < 0) continue;
            shown.Append(Hidden);
            rest = rest[at..];
        }

        return shown.Append(rest).ToString();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, member.Name);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item, name: "");
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(IsSensitive(name) ? Hidden : Of(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
