namespace Depot.Bake.Compose;

/// <summary>The part of a Compose file that buildx looks at: what builds need. It takes no offence at the rest.</summary>
internal static class ComposeSubset
{
    private static readonly string[] Top = ["services", "secrets"];
    private static readonly string[] OfService = ["image", "build", "environment", "env_file"];

    /// <summary>Removes everything else, in place.</summary>
    public static void Keep(ComposeMap tree)
    {
        Keep(tree, Top);
        foreach (var service in (tree.GetValueOrDefault("services") as ComposeMap ?? []).Values.OfType<ComposeMap>()) Keep(service, OfService);
    }

    private static void Keep(ComposeMap map, string[] keys)
    {
        foreach (var key in map.Keys.Except(keys, StringComparer.Ordinal).ToList()) map.Remove(key);
    }
}
