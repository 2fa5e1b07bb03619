using Depot.Actions.Text;

namespace Depot.Actions.Inputs;

/// <summary>How the text of an input becomes a list. action.yml and the README name the first two "List/CSV" and "List".</summary>
public enum ListRule
{
    /// <summary>One item a line or between commas: <c>platforms</c>, <c>tags</c>.</summary>
    LinesAndCommas,

    /// <summary>One item a line or between commas, but a quoted item is one, commas and all: <c>files</c>.</summary>
    CsvItems,

    /// <summary>One item a line; commas belong to the item, quotes round a whole item are removed: <c>labels</c>.</summary>
    Lines,

    /// <summary>One item a line, every quote kept: <c>outputs</c>.</summary>
    LinesWithQuotes,

    /// <summary>One item a line or quoted over several; nothing inside is trimmed or unquoted: <c>secrets</c>.</summary>
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

    // A record that opens with a quote is one that the user quoted: its id would begin with that quote. Any other is taken as it
    // stands: putting fields together again would lose the quotes inside a value such as KEY=["a","b"].
    private static string Unchanged(CsvRecord record) =>
        record.Raw.StartsWith('"') ? Joined(record) : record.Raw;

    private static IReadOnlyList<string> Clean(IEnumerable<string> items) =>
        [.. items.Select(InputText.Trim).Where(item => item.Length > 0)];
}
