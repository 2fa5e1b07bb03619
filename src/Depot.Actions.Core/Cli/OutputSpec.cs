using Depot.Actions.Text;

namespace Depot.Actions.Cli;

/// <summary>One item of <c>outputs</c>, as far as the actions need to understand it.</summary>
/// <param name="Type">The exporter, such as <c>image</c>; a bare path is <c>local</c>, <c>-</c> is <c>tar</c>.</param>
/// <param name="Destination">Where it writes to, as written; null when it says nothing.</param>
public sealed record OutputSpec(string Type, string? Destination)
{
    /// <summary>Whether the CLI refuses to write an image id beside this output.</summary>
    public bool HasNoImage => Type is "local" or "tar";

    /// <summary>Reads one item. Invalid items are not reported here; the CLI refuses them.</summary>
    /// <remarks>depot/cli b57f518, pkg/buildx/bake/buildflags/export.go: an item of one field is a path, and of attributes given twice the last counts.</remarks>
    public static OutputSpec Parse(string item)
    {
        var attributes = Attributes(item);
        if (attributes is [_] && !item.StartsWith('"') && !item.StartsWith("type=", StringComparison.Ordinal))
        {
            return item.Trim() is "-" ? new("tar", "-") : new("local", item.Trim());
        }

        return new(Last("type") ?? "", Last("dest"));

        string? Last(string key) => attributes.LastOrDefault(attribute => attribute.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>The item without the quotes round the whole of it, which the CLI would take for one attribute. Quotes inside are its own.</summary>
    public static string Unquoted(string item)
    {
        if (!item.StartsWith('"')) return item;
        try
        {
            return CsvReader.Read(item) is [{ Fields: [var whole] }] ? whole : item;
        }
        catch (FormatException)
        {
            return item;
        }
    }

    /// <summary>The <c>key=value</c> fields of a CSV value, in order; the value is null where there is no <c>=</c>.</summary>
    public static IReadOnlyList<(string Key, string? Value)> Attributes(string item)
    {
        IReadOnlyList<CsvRecord> records;
        try
        {
            records = CsvReader.Read(item);
        }
        catch (FormatException)
        {
            return [];
        }

        return [.. records.SelectMany(record => record.Fields).Select(field => field.Split('=', 2) switch
        {
            [var key, var value] => (key.Trim(), (string?)value),
            _ => (field.Trim(), null),
        })];
    }
}
