namespace Depot.Bake.Text;

/// <summary>A field <c>key=value</c>.</summary>
internal static class KeyValueField
{
    /// <summary>Key and value, as they are; null when there is no equals sign.</summary>
    public static (string Key, string Value)? Split(string field) =>
        field.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? (field[..equals], field[(equals + 1)..]) : null;
}
