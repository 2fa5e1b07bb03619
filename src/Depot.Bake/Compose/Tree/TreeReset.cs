namespace Depot.Bake.Compose.Tree;

/// <summary>Removes what a later file resets or overrides.</summary>
internal static class TreeReset
{
    /// <summary>Removes the values at these places, in place.</summary>
    /// <exception cref="Model.BakeException">The budget is too small for it: each value is compared with each place.</exception>
    public static void Apply(ComposeMap tree, IReadOnlyList<TreePath> resets, ComposeBudget budget)
    {
        if (resets.Count > 0) Apply(tree, resets, TreePath.Root, budget);
    }

    private static void Apply(ComposeMap map, IReadOnlyList<TreePath> resets, TreePath path, ComposeBudget budget)
    {
        budget.Charge((long)map.Count * resets.Count);
        foreach (var (key, value) in map.ToList())
        {
            var place = path.Next(key);
            if (resets.Any(place.Is)) map.Remove(key);
            else if (value is ComposeMap child) Apply(child, resets, place, budget);
        }
    }
}
