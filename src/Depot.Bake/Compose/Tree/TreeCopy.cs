namespace Depot.Bake.Compose.Tree;

/// <summary>Copies trees, since merging changes them.</summary>
internal static class TreeCopy
{
    /// <summary>The same values in new mappings and lists.</summary>
    public static object? Of(object? value) => value switch
    {
        ComposeMap map => Of(map),
        ComposeList list => list.ConvertAll(Of),
        _ => value,
    };

    /// <summary>The same values in new mappings and lists.</summary>
    public static ComposeMap Of(ComposeMap map)
    {
        var copy = new ComposeMap(map.Count);
        foreach (var (key, value) in map) copy.Add(key, Of(value));
        return copy;
    }
}
