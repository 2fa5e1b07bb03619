namespace Depot.Bake.Compose.Tree;

/// <summary>Copies trees, since merging changes them.</summary>
internal static class TreeCopy
{
    /// <summary>The same values in new mappings and lists.</summary>
    /// <exception cref="Model.BakeException">The budget is too small for them.</exception>
    public static ComposeMap Of(ComposeMap map, ComposeBudget budget)
    {
        budget.Value(map);
        var copy = new ComposeMap(map.Count);
        foreach (var (key, value) in map) copy.Add(key, Of(value, budget));
        return copy;
    }

    private static object? Of(object? value, ComposeBudget budget)
    {
        if (value is ComposeMap map) return Of(map, budget);
        budget.Value(value);
        return value is ComposeList list ? list.ConvertAll(item => Of(item, budget)) : value;
    }
}
