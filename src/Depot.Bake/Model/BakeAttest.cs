using Depot.Bake.Text;

namespace Depot.Bake.Model;

/// <summary>An attestation to make, or not to make.</summary>
/// <param name="Type">Such as <c>provenance</c> or <c>sbom</c>; may be empty in object form.</param>
/// <param name="Disabled">Whether it is switched off.</param>
/// <param name="Attributes">Everything else, keys as written.</param>
public sealed record BakeAttest(string Type, bool Disabled, TextMap Attributes)
{
    /// <summary>Reads the text form, such as <c>type=provenance,mode=max</c>.</summary>
    /// <exception cref="FormatException">The text has the wrong form; the message is the reason alone.</exception>
    public static BakeAttest Parse(string text)
    {
        var (type, disabled, attributes) = ("", false, new List<KeyValuePair<string, string>>());
        foreach (var field in GoCsvRecord.Read(text, "failed to parse csv secret: "))
        {
            var (key, value) = KeyValueField.Split(field) ?? throw new FormatException($"invalid value {field}");
            switch (key.ToLowerInvariant().Trim())
            {
                case "type":
                    type = value;
                    break;
                case "disabled":
                    disabled = Flag(value, field);
                    break;
                case "enabled":
                    disabled = !Flag(value, field);
                    break;
                default:
                    attributes.Add(new(key, value));
                    break;
            }
        }

        return type.Length > 0 ? new(type, disabled, TextMap.Of(attributes)) : throw new FormatException("attestation type not specified");
    }

    /// <summary>Reads the object form.</summary>
    /// <exception cref="FormatException"><c>disabled</c> is not a boolean.</exception>
    public static BakeAttest FromObject(TextMap fields) => new(
        fields["type"] ?? "",
        fields["disabled"] is { } disabled && (GoBool.Parse(disabled) ?? throw new FormatException(GoBool.Reason(disabled))),
        fields.Without("type").Without("disabled"));

    /// <summary>The text of a switch such as <c>--sbom</c>: a boolean, or attributes; empty for nothing.</summary>
    public static string Canonical(string type, string value) =>
        value.Length == 0 ? "" : GoBool.Parse(value) is { } enabled ? $"type={type},disabled={(enabled ? "false" : "true")}" : $"type={type},{value}";

    private static bool Flag(string value, string field) =>
        GoBool.Parse(value) ?? throw new FormatException($"invalid value {field}: {GoBool.Reason(value)}");
}
