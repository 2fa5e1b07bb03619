using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>How values turn into each other. docs.github.com, "Evaluate expressions in workflows and actions".</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object whose names are looked up without regard to case, as all contexts are.</summary>
    public static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        new(members.Select(member => new KeyValuePair<string, JsonNode?>(member.Key, member.Value?.DeepClone())), new() { PropertyNameCaseInsensitive = true });

    /// <summary>The same, of strings.</summary>
    public static JsonObject Object(IEnumerable<KeyValuePair<string, string>> members) =>
        Object(members.Select(member => new KeyValuePair<string, JsonNode?>(member.Key, member.Value)));

    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray => "Array",
        JsonObject => "Object",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => Number(scalar).ToString("G15", CultureInfo.InvariantCulture),
        _ => value.ToJsonString(),
    };

    public static double Number(JsonNode? value) => value switch
    {
        null => 0,
        JsonValue scalar => scalar.GetValueKind() switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Number => double.Parse(scalar.ToJsonString(), CultureInfo.InvariantCulture),
            _ => Parse(scalar.GetValue<string>().Trim()),
        },
        _ => double.NaN,
    };

    public static bool Truth(JsonNode? value) => value switch
    {
        null => false,
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>().Length > 0,
        JsonValue scalar => Number(scalar) is not (0 or double.NaN),
        _ => true,
    };

    /// <summary>Below zero, zero, above zero; null when the two cannot be compared. Strings are compared without regard to case.</summary>
    public static int? Compare(JsonNode? left, JsonNode? right)
    {
        if (Kind(left) == JsonValueKind.String && Kind(right) == JsonValueKind.String)
            return string.Compare(Text(left), Text(right), StringComparison.OrdinalIgnoreCase);
        if (left is JsonArray or JsonObject || right is JsonArray or JsonObject) return ReferenceEquals(left, right) ? 0 : null;
        var (a, b) = (Number(left), Number(right));
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    public static string ToJson(JsonNode? value) => value is null ? "null" : value.ToJsonString(Indented);

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static double Parse(string text) =>
        text.Length == 0 ? 0 : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
