using System.Buffers;
using System.Text;
using System.Text.Json;
using Depot.Actions.Text;
using Depot.Bake.Model;
using Depot.Bake.Printing;

namespace Depot.Actions.Matrix;

/// <summary>The targets of a plan as JSON for <c>strategy.matrix.include</c>.</summary>
public static class TargetMatrix
{
    /// <summary>
    /// A list with one entry for each target; with fields, one for each value of each of them that the target has. An entry also has the
    /// fields of the earlier entries of its target, so two fields are not combined, as in docker/bake-action's matrix, which this replaces.
    /// </summary>
    /// <param name="plan">The targets.</param>
    /// <param name="fields">Names of attributes as <c>bake --print</c> prints them, such as <c>platforms</c>; in the order of that print.</param>
    public static string Of(ResolvedDefinition plan, IReadOnlyList<string> fields)
    {
        using var printed = JsonDocument.Parse(BakeJson.ToText(plan));
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var target in printed.RootElement.GetProperty("target").EnumerateObject()) Write(json, target, fields);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Warns about fields that no target has.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static IEnumerable<string> GetWarnings(ResolvedDefinition plan, IReadOnlyList<string> fields)
    {
        using var printed = JsonDocument.Parse(BakeJson.ToText(plan));
        var known = printed.RootElement.GetProperty("target").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return [.. fields.Where(field => !known.Contains(field)).Select(field =>
            $"Input 'fields': no target has '{field}', so the matrix is without it.{Spelling.DidYouMean(field, known)} Write names as 'bake --print' shows them: {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))}.")];
    }

    private static void Write(Utf8JsonWriter json, JsonProperty target, IReadOnlyList<string> fields)
    {
        var entry = new List<KeyValuePair<string, JsonElement>>();
        foreach (var field in target.Value.EnumerateObject().Where(field => fields.Contains(field.Name)))
        {
            entry.Add(new(field.Name, default));
            foreach (var value in field.Value.ValueKind == JsonValueKind.Array ? [.. field.Value.EnumerateArray()] : new[] { field.Value })
            {
                entry[^1] = new(field.Name, value);
                Write(json, target.Name, entry);
            }
        }

        if (entry.Count == 0) Write(json, target.Name, entry);
    }

    private static void Write(Utf8JsonWriter json, string target, List<KeyValuePair<string, JsonElement>> fields)
    {
        json.WriteStartObject();
        json.WriteString("target", target);
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
