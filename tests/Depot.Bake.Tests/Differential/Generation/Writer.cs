using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Depot.Bake.Tests.Differential.Generation;

/// <summary>Writes blocks in one of the two syntaxes.</summary>
/// <param name="dice">Chooses among the ways to write the same.</param>
internal sealed partial class Writer(Dice dice)
{
    public string Native(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks) Native(block, "", text);
        return dice.Chance(3) ? text.ToString().Replace("\n", "\r\n", StringComparison.Ordinal) : dice.Chance(5) ? text.ToString().TrimEnd('\n') : text.ToString();
    }

    public string Json(IEnumerable<Block> blocks)
    {
        var root = new JsonObject();
        foreach (var block in blocks)
        {
            if (block.Label is not null)
            {
                var body = Json(block);
                if (root[block.Type] is not JsonObject labels) root[block.Type] = labels = [];
                if (labels[block.Label] is JsonArray several) several.Add(body);
                else if (labels[block.Label] is { } one) labels[block.Label] = new JsonArray(one.DeepClone(), body);
                else labels[block.Label] = body;
            }
            else
            {
                foreach (var attribute in block.Attributes) root[attribute.Name] = Json(attribute);
            }
        }

        return root.ToJsonString(dice.Chance(60) ? Indented : dice.Chance(50) ? Relaxed : JsonSerializerOptions.Default);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private void Native(Block block, string indent, StringBuilder text)
    {
        if (dice.Chance(10)) text.Append(indent).Append(dice.Pick("# é", "// x", "/* a\n b */", "#")).Append('\n');
        var inner = indent;
        if (block.Type.Length > 0)
        {
            var label = block.Label is not { } name ? "" : dice.Chance(10) && IsIdentifier(name) ? $" {name}" : $" \"{name}\"";
            if (block.Attributes.Count == 0 && block.Inner.Count == 0)
            {
                text.Append(indent).Append(block.Type).Append(label).Append(" {}\n");
                return;
            }

            text.Append(indent).Append(block.Type).Append(label).Append(" {\n");
            inner = indent + "  ";
        }

        foreach (var attribute in block.Attributes) text.Append(inner).Append(attribute.Name).Append(dice.Chance(90) ? " = " : "=").Append(attribute.Native).Append(dice.Chance(5) ? " # c\n" : "\n");
        foreach (var other in block.Inner) Native(other, inner, text);
        if (block.Type.Length > 0) text.Append(indent).Append("}\n");
    }

    private static bool IsIdentifier(string name) => char.IsAsciiLetter(name[0]);

    private static JsonObject Json(Block block)
    {
        var body = new JsonObject();
        foreach (var attribute in block.Attributes) body[attribute.Name] = Json(attribute);
        foreach (var others in block.Inner.GroupBy(static inner => inner.Type))
            body[others.Key] = others.Count() == 1 ? Json(others.First()) : new JsonArray([.. others.Select(Json)]);
        return body;
    }

    private static JsonNode? Json(Attribute attribute) => attribute switch
    {
        { Items: { } items } => new JsonArray([.. items.Select(item => attribute.Name == "params" ? item : Json(item))]),
        { Name: "type" or "variadic_params" } => attribute.Expression,
        _ => Json(attribute.Expression!),
    };

    // What JSON has a word for is said so, the rest is a template of one expression.
    private static JsonNode? Json(string expression)
    {
        var isPlain = expression is ['"', .. var text, '"'] && !text.AsSpan().ContainsAny("\"\\$%");
        if (isPlain || expression is "true" or "false" or "null" or "[]" or "{}" || Number().IsMatch(expression)) return JsonNode.Parse(expression);
        return $"${{{expression}}}";
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE]-?[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
