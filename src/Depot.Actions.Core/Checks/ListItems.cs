namespace Depot.Actions.Checks;

/// <summary>Checks for lists of every kind.</summary>
internal static class ListItems
{
    /// <summary>Warns about items that were meant as comments: the value of an input is not YAML.</summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="items">Its items; none is repeated, since it may be secret.</param>
    public static IEnumerable<string> CommentWarnings(string input, IEnumerable<string> items) =>
        items.Select((item, index) => (item, index)).Where(pair => pair.item.StartsWith('#'))
            .Select(pair => $"Input '{input}': item {pair.index + 1} begins with '#' and is passed on as it stands, since inputs have no comments. "
                + $"Delete the line, or write the comment above '{input}:'.");

    /// <summary>
    /// Warns about items whose value has several lines. They usually contain untrusted text, where one more line would be one more item.
    /// </summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="items">Its items; only the part before the first <c>=</c> is repeated.</param>
    public static IEnumerable<string> LineBreakWarnings(string input, IEnumerable<string> items) =>
        items.Select((item, index) => (item, index)).Where(pair => pair.item.AsSpan().Trim("\r\n").ContainsAny('\n', '\r'))
            .Select(pair => $"Input '{input}': item {pair.index + 1}{NameOf(pair.item)} has a value of several lines, and is passed on as it stands. "
                + "If it contains untrusted text, such as a commit message, pass that in a variable or a file instead: without the quotes, each line would be an item.");

    private static string NameOf(string item) => item.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && item[..equals].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '*')
        ? $" ('{item[..equals]}')" : "";
}
