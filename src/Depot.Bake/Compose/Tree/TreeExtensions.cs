namespace Depot.Bake.Compose.Tree;

/// <summary>Keys that begin with <c>x-</c>, which compose-go takes for extensions also where they are the user's own names.</summary>
/// <remarks>compose-go 2.14.0, loader.go, processExtensions. It moves them to a separate key, which then counts as a name.</remarks>
internal static class TreeExtensions
{
    private const string Aside = "#extensions";

    // The paths with names of the user that matter to a build.
    private static readonly TreePath[] Named = [.. new[]
    {
        "services.*.networks", "services.*.environment", "services.*.extra_hosts", "services.*.build.args", "services.*.build.labels",
        "services.*.build.additional_contexts", "services.*.build.ssh", "services.*.build.extra_hosts",
    }.Select(TreePath.Of)];

    /// <summary>Moves them to a separate key, in place.</summary>
    /// <param name="tree">The files together.</param>
    /// <param name="warn">Takes warnings about names that are lost.</param>
    public static void PutAside(ComposeMap tree, Action<string> warn)
    {
        foreach (var (name, service) in tree.GetValueOrDefault("services") as ComposeMap ?? [])
        {
            if (service is not ComposeMap map) continue;

            var path = TreePath.Of("services").Next(name);
            PutAside(map, path, warn);
            if (map.GetValueOrDefault("build") is ComposeMap build) PutAside(build, path.Next("build"), warn);
        }
    }

    private static void PutAside(ComposeMap parts, TreePath path, Action<string> warn)
    {
        foreach (var (key, value) in parts)
        {
            var place = path.Next(key);
            if (value is not ComposeMap names || !Array.Exists(Named, place.Is)) continue;

            var lost = names.Where(static entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)).ToList();
            if (lost.Count == 0) continue;

            foreach (var (name, _) in lost) names.Remove(name);
            names[Aside] = new ComposeMap(lost);
            warn($"{place}: the CLI takes {string.Join(", ", lost.Select(static entry => entry.Key))} for an extension, because it begins with x-, and not for a name; "
                + "write a list instead of a mapping, or use another name");
        }
    }
}
