using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ActionsRunner.Expressions;

/// <summary>The functions of expressions, except <c>hashFiles</c>.</summary>
internal static class Functions
{
    private static readonly string[] StatusNames = ["success", "failure", "cancelled", "always"];

    public static bool IsStatus(string name) => StatusNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static JsonNode? Call(string name, JsonNode?[] arguments, ExpressionContext context) => (name.ToLowerInvariant(), arguments) switch
    {
        (var status, []) when IsStatus(status) && context.Status is { } answer => answer(status),
        ("tojson", [var value]) => Values.ToJson(value),
        ("fromjson", [var text]) => JsonNode.Parse(Values.Text(text), new JsonNodeOptions { PropertyNameCaseInsensitive = true }),
        ("contains", [JsonArray list, var item]) => list.Any(entry => Values.Compare(entry, item) == 0),
        ("contains", [var text, var part]) => Values.Text(text).Contains(Values.Text(part), StringComparison.OrdinalIgnoreCase),
        ("startswith", [var text, var part]) => Values.Text(text).StartsWith(Values.Text(part), StringComparison.OrdinalIgnoreCase),
        ("endswith", [var text, var part]) => Values.Text(text).EndsWith(Values.Text(part), StringComparison.OrdinalIgnoreCase),
        ("join", [JsonArray list, .. var rest]) => string.Join(rest is [var separator] ? Values.Text(separator) : ",", list.Select(Values.Text)),
        ("join", [var text, ..]) => Values.Text(text),
        ("format", [var text, .. var values]) => Format(Values.Text(text), values),
        _ => throw new FormatException($"there is no function '{name}' of {arguments.Length} arguments here"),
    };

    private static string Format(string text, JsonNode?[] values)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                result.Append(text[at++]);
            }
            else if (text[at] == '{' && text.IndexOf('}', at) is > 0 and var close)
            {
                result.Append(Values.Text(values[int.Parse(text.AsSpan(at + 1, close - at - 1), CultureInfo.InvariantCulture)]));
                at = close;
            }
            else
            {
                result.Append(text[at]);
            }
        }

        return result.ToString();
    }
}
