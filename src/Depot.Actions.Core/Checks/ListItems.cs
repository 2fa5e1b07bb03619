namespace Depot.Actions.Checks;

/// <summary>Checks what lists of every kind have in common.</summary>
internal static class ListItems
{
    /// <summary>Warns of items that were meant as comments: the text of an input is no YAML.</summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="items">Its items; none is repeated, since it may be secret.</param>
    public static IEnumerable<string> CommentWarnings(string input, IEnumerable<string> items) =>
        items.Select((item, index) => (item, index)).Where(pair => pair.item.StartsWith('#'))
            .Select(pair => $"Input '{input}': item {pair.index + 1} begins with '#' and is passed on as it stands, since the text of an input has no comments. "
                + $"Delete the line, or write the comment above '{input}:'.");
}
