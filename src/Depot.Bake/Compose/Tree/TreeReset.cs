namespace Depot.Bake.Compose.Tree;

/// <summary>Removes what a later file resets or overrides.</summary>
internal static class TreeReset
{
    /// <summary>Removes the values at these places, in place.</summary>
    public static void Apply(ComposeMap tree, IReadOnlyList<TreePath> resets)
    {
        if (resets.Count > 0) Apply(tree, resets, TreePath.Root);
    }

    private static void Apply(ComposeMap map, IReadOnlyList<TreePath> resets, TreePath path)
    {
        foreach (var (key, value) in map.ToList())
        {
            var place = path.Next(key);
            if (resets.Any(place.Is)) map.Remove(key);
            else if (value is ComposeMap child) Apply(child, resets, place);
        }
    }
}
