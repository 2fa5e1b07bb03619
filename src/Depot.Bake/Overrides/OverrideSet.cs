namespace Depot.Bake.Overrides;

/// <summary>The overrides of one target in their order, each key once.</summary>
internal sealed record OverrideSet(IReadOnlyList<BakeOverride> Items)
{
    /// <summary>No overrides.</summary>
    public static OverrideSet Empty { get; } = new([]);

    /// <summary>The set with one more override.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Its value, from the text or from the environment.</param>
    public OverrideSet With(OverrideText text, string value)
    {
        var items = Items.ToList();
        var index = items.FindIndex(item => item.Key == text.Key);
        var item = index < 0 ? new BakeOverride(text.Key, "", [], false) : items[index];
        item = text.IsList ? item with { Values = [.. item.Values, value], Appends = text.Appends } : item with { Value = value };

        if (index < 0) items.Add(item);
        else items[index] = item;
        return new(items);
    }
}
