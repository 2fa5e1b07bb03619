using Depot.Bake.Text;

namespace Depot.Bake.Model;

/// <summary>A secret of the build, and its source.</summary>
/// <param name="Id">The name the Dockerfile uses; may be empty.</param>
/// <param name="Source">Path of a file; empty when there is none.</param>
/// <param name="Environment">Name of a variable; empty when there is none.</param>
public sealed record BakeSecret(string Id, string Source, string Environment)
{
    /// <summary>Reads the text form, such as <c>id=token,env=TOKEN</c>.</summary>
    /// <exception cref="FormatException">The text has the wrong form; the message is the reason alone.</exception>
    public static BakeSecret Parse(string text)
    {
        var (type, id, source, environment) = ("", "", "", "");
        foreach (var field in GoCsvRecord.Read(text, "failed to parse csv secret: "))
        {
            var (name, value) = KeyValueField.Split(field) ?? throw new FormatException($"invalid field '{field}' must be a key=value pair");
            var key = name.ToLowerInvariant();
            switch (key)
            {
                case "type" when value is "file" or "env":
                    type = value;
                    break;
                case "type":
                    throw new FormatException($"unsupported secret type {GoQuote.Of(value)}");
                case "id":
                    id = value;
                    break;
                case "source" or "src":
                    source = value;
                    break;
                case "env":
                    environment = value;
                    break;
                default:
                    throw new FormatException($"unexpected key '{key}' in '{field}'");
            }
        }

        return type == "env" && environment.Length == 0 ? new(id, "", source) : new(id, source, environment);
    }

    /// <summary>Reads the text form; null when it is wrong.</summary>
    public static BakeSecret? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads the object form; fields other than <c>id</c>, <c>src</c> and <c>env</c> mean nothing.</summary>
    public static BakeSecret FromObject(TextMap fields) => new(fields["id"] ?? "", fields["src"] ?? "", fields["env"] ?? "");
}
