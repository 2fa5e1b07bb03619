namespace Depot.Actions.Text;

/// <summary>Writes one field of a CSV value such as the CLI's <c>--secret</c> takes.</summary>
public static class CsvField
{
    /// <summary>The field, quoted when a comma, a quote or a line break is in it.</summary>
    public static string Write(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
        : text;
}
