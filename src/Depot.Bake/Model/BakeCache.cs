using Depot.Bake.Text;

namespace Depot.Bake.Model;

/// <summary>Where layers are cached.</summary>
/// <param name="Type">Such as <c>registry</c>; never empty.</param>
/// <param name="Attributes">Everything else.</param>
public sealed record BakeCache(string Type, TextMap Attributes)
{
    /// <summary>Reads the text form: <c>type=…,…</c> for one, or references of images, separated by commas, for one each.</summary>
    /// <exception cref="FormatException">The text has the wrong form; the message is the reason alone.</exception>
    public static IReadOnlyList<BakeCache> Parse(string text, BakeDialect dialect = BakeDialect.Depot)
    {
        if (text.Length == 0) return [];
        return text.Contains('=') ? [One(text, dialect)] : [.. CsvRecord.Read(text).Select(field => One(field, dialect))];
    }

    /// <summary>Reads several text forms in turn, over empty ones.</summary>
    /// <exception cref="FormatException">As <see cref="Parse"/>.</exception>
    public static IReadOnlyList<BakeCache> ParseAll(IEnumerable<string> texts, BakeDialect dialect = BakeDialect.Depot) =>
        [.. texts.SelectMany(text => Parse(text, dialect))];

    /// <summary>Reads the object form.</summary>
    /// <param name="fields">The object, values as text.</param>
    /// <param name="source">The object as JSON, for the message.</param>
    /// <param name="dialect">Whose message.</param>
    /// <exception cref="FormatException">There is no type.</exception>
    public static BakeCache FromObject(TextMap fields, string source, BakeDialect dialect = BakeDialect.Depot) =>
        fields["type"] is { Length: > 0 } type ? new(type, fields.Without("type")) : throw NoType(source, dialect);

    private static BakeCache One(string text, BakeDialect dialect)
    {
        var fields = CsvRecord.Read(text);
        if (fields is [var reference] && !reference.Contains('=')) return new("registry", TextMap.Of("ref", reference));

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var (key, value) = KeyValueField.Split(field) ?? throw new FormatException($"invalid value {field}");
            entries.Add(new(key.ToLowerInvariant(), value));
        }

        return FromObject(TextMap.Of(entries), text, dialect);
    }

    private static FormatException NoType(string source, BakeDialect dialect) =>
        new($"type required {(dialect == BakeDialect.Depot ? "form>" : "for")} {GoQuote.Of(source)}");
}
