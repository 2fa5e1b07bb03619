using Depot.Actions.Text;

namespace Depot.Actions.Inputs;

/// <summary>
/// The rule for splitting the value of an input into a list. action.yml and the README name the first two "List/CSV" and "List".
/// </summary>
public enum ListRule
{
    /// <summary>One item per line or between commas: <c>platforms</c>, <c>tags</c>.</summary>
    LinesAndCommas,

    /// <summary>One item per line or between commas; a quoted item keeps its commas: <c>files</c>.</summary>
    CsvItems,

    /// <summary>One item per line; commas belong to the item, quotes around a whole item are removed: <c>labels</c>.</summary>
    Lines,

    /// <summary>One item per line, every quote kept: <c>outputs</c>.</summary>
    LinesWithQuotes,

    /// <summary>One item per line, or quoted over several lines; nothing inside is trimmed or unquoted: <c>secrets</c>.</summary>
    Verbatim,
}

/// <summary>Turns the text of an input into a list.</summary>
public static class InputList
{
    /// <summary>The items in the order given; blank ones are dropped.</summary>
    /// <exception cref="FormatException">A quote is not closed; the message repeats no content.</exception>
    public static IReadOnlyList<string> Parse(string text, ListRule rule) => rule switch
    {
        ListRule.LinesAndCommas => Clean(CsvReader.Read(text).SelectMany(record =>
            record.Fields.Count == 1 ? record.Fields[0].Split(',') : record.Fields)),
        ListRule.CsvItems => Clean(CsvReader.Read(text).SelectMany(record => record.Fields)),
        ListRule.Lines => Clean(CsvReader.Read(text).Select(Joined)),
        ListRule.LinesWithQuotes => Clean(CsvReader.Read(text, quotes: false).Select(Joined)),
        ListRule.Verbatim => [.. CsvReader.Read(text).Select(Unchanged).Where(item => InputText.Trim(item).Length > 0)],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Joined(CsvRecord record) => string.Join(',', record.Fields);

    // A record that begins with a quote was quoted by the user. Any other is used unchanged: joining its fields again would lose the quotes
    // inside a value such as KEY=["a","b"].
    private static string Unchanged(CsvRecord record) =>
        record.Raw.StartsWith('"') ? Joined(record) : record.Raw;

    private static IReadOnlyList<string> Clean(IEnumerable<string> items) =>
        [.. items.Select(InputText.Trim).Where(item => item.Length > 0)];
}
