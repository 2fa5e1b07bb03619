using Depot.Bake.Text;

namespace Depot.Bake.Model;

/// <summary>Where layers are cached.</summary>
/// <param name="Type">Such as <c>registry</c>; never empty.</param>
/// <param name="Attributes">Everything else.</param>
public sealed record BakeCache(string Type, TextMap Attributes)
{
    /// <summary>Reads the text form: <c>type=…,…</c> for one, or references of images, separated by commas, for one each.</summary>
    /// <exception cref="FormatException">The text has the wrong form; the message is the reason alone.</exception>
    public static IReadOnlyList<BakeCache> Parse(string text)
    {
        if (text.Length == 0) return [];
        return text.Contains('=') ? [One(text)] : [.. GoCsvRecord.Read(text).Select(One)];
    }

    /// <summary>Reads several text forms in turn, over empty ones.</summary>
    /// <exception cref="FormatException">As <see cref="Parse"/>.</exception>
    public static IReadOnlyList<BakeCache> ParseAll(IEnumerable<string> texts) =>
        [.. texts.SelectMany(Parse)];

    /// <summary>Reads the object form.</summary>
    /// <param name="fields">The object, values as text.</param>
    /// <param name="source">Gives the object as JSON, for the message.</param>
    /// <exception cref="FormatException">There is no type.</exception>
    public static BakeCache FromObject(TextMap fields, Func<string> source) =>
        fields["type"] is { Length: > 0 } type ? new(type, fields.Without("type")) : throw new FormatException($"type required form> {GoQuote.Of(source())}");

    private static BakeCache One(string text)
    {
        var fields = GoCsvRecord.Read(text);
        if (fields is [var reference] && !reference.Contains('=')) return new("registry", TextMap.Of("ref", reference));

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var (key, value) = KeyValueField.Split(field) ?? throw new FormatException($"invalid value {field}");
            entries.Add(new(key.ToLowerInvariant(), value));
        }

        return FromObject(TextMap.Of(entries), () => text);
    }
}
