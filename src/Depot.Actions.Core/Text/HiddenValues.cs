using System.Text.Json;

namespace Depot.Actions.Text;

/// <summary>Values that are replaced in messages about a bake definition, because <see cref="SecretNames"/> knows the names of their variables.</summary>
/// <remarks>
/// An evaluator quotes values in its errors, and a value can be a part of a tag or of a name. So not the places are changed in which a value
/// can be, but the text that is shown. A value that the definition has changed, for example with <c>base64encode</c>, is not found.
/// </remarks>
public sealed class HiddenValues
{
    /// <summary>The fewest characters of a value that is hidden. A shorter one is part of too many words.</summary>
    public const int Shortest = 4;

    // Parts of one value that are looked for, lines and elements of lists.
    private const int MostParts = 100;

    // Switches and the like have names such as USE_AUTH, and no secrets.
    private static readonly string[] Words = ["true", "false", "null", "none", "http", "https"];

    private readonly string[] _values;

    private HiddenValues(IEnumerable<string> values) => _values = [.. values.Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];

    /// <summary>Hides nothing.</summary>
    public static HiddenValues None { get; } = new([]);

    /// <summary>Those of variables.</summary>
    /// <param name="variables">Names and values.</param>
    public static HiddenValues Of(IEnumerable<KeyValuePair<string, string>> variables) =>
        new(variables.Where(variable => SecretNames.Contains(variable.Key)).SelectMany(variable => Parts(variable.Value)).Where(IsHidden).SelectMany(Forms));

    /// <summary>The text with <c>***</c> in place of each of them, the longest first. A message may suggest a value in lowercase.</summary>
    public string Hide(string text)
    {
        foreach (var value in _values) text = text.Replace(value, Redaction.Hidden, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    // A message quotes one line of several, one element of a list, which is in JSON or has commas, or a part of an image name or a path.
    private static IEnumerable<string> Parts(string value)
    {
        var parts = value.Split(['\n', ',']).Concat(value.Split('\n')).Concat(Strings(value)).Concat(value.Split(['/', '\\', ':', '@', ' '])).Select(part => part.Trim().Trim('"')).Take(MostParts);
        return parts.Prepend(value.Trim()).Prepend(value);
    }

    private static List<string> Strings(string value)
    {
        if (value.TrimStart() is not ['[' or '{', ..]) return [];
        try
        {
            using var document = UntrustedJson.Parse(value);
            var strings = new List<string>();
            var open = new Stack<JsonElement>([document.RootElement]);
            while (open.TryPop(out var element))
            {
                if (element.ValueKind == JsonValueKind.String) strings.Add(element.GetString()!);
                else if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) open.Push(item);
                else if (element.ValueKind == JsonValueKind.Object) foreach (var member in element.EnumerateObject()) open.Push(member.Value);
            }

            return strings;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool IsHidden(string value) => value.Trim().Length >= Shortest && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);

    // As it is, and as HCL, Go and JSON write it between quotes.
    private static IEnumerable<string> Forms(string value)
    {
        var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return [value, quoted, quoted.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal)];
    }
}
