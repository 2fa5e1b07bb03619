using System.Text;
using System.Text.Json;

namespace Depot.Actions.Http;

/// <summary>Writes the JSON bodies of requests.</summary>
public static class JsonText
{
    /// <summary>An object of text members, in the order given.</summary>
    public static string Of(params IEnumerable<(string Name, string Value)> members)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
