using Depot.Bake.Text;

namespace Depot.Bake.Model;

/// <summary>Where a result goes.</summary>
/// <param name="Type">Such as <c>image</c> or <c>local</c>; never empty.</param>
/// <param name="Destination">Path on this machine, <c>-</c> for standard output; empty when there is none.</param>
/// <param name="Attributes">Everything else.</param>
public sealed record BakeOutput(string Type, string Destination, TextMap Attributes)
{
    /// <summary>Reads the text form: <c>type=…,dest=…</c>, or a directory, or <c>-</c>.</summary>
    /// <exception cref="FormatException">The text has the wrong form; the message is the reason alone.</exception>
    public static BakeOutput Parse(string text)
    {
        var fields = GoCsvRecord.Read(text);
        if (fields is [var only] && only == text && !text.StartsWith("type=", StringComparison.Ordinal))
        {
            // As in the CLI, "name=x" alone is a directory.
            return new(text == "-" ? "tar" : "local", text, TextMap.Empty);
        }

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            var (key, value) = KeyValueField.Split(field) ?? throw new FormatException($"invalid value {field}");
            entries.Add(new(key.ToLowerInvariant().Trim(), value));
        }

        return FromObject(TextMap.Of(entries));
    }

    /// <summary>Reads the object form.</summary>
    /// <exception cref="FormatException">There is no type.</exception>
    public static BakeOutput FromObject(TextMap fields) => fields["type"] is { Length: > 0 } type
        ? new(type, fields["dest"] ?? "", fields.Without("type").Without("dest"))
        : throw new FormatException("type is required for output");
}
