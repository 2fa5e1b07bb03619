using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Values;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>Lists in which an entry replaces an earlier one of the same key.</summary>
internal static class TreeUniqueItems
{
    private static readonly TreePath[] ByKey = [.. new[]
    {
        "networks.*.labels", "networks.*.ipam.options", "services.*.annotations", "services.*.build.args", "services.*.build.additional_contexts",
        "services.*.build.platform", "services.*.build.tags", "services.*.build.labels", "services.*.cap_add", "services.*.cap_drop",
        "services.*.deploy.labels", "services.*.dns", "services.*.dns_opt", "services.*.dns_search", "services.*.environment", "services.*.labels",
        "services.*.links", "services.*.networks.*.aliases", "services.*.networks.*.link_local_ips", "services.*.profiles", "services.*.sysctls",
        "services.*.tmpfs",
    }.Select(TreePath.Of)];

    private static readonly TreePath EnvFiles = TreePath.Of("services.*.env_file");
    private static readonly TreePath Volumes = TreePath.Of("services.*.volumes");
    private static readonly TreePath Ports = TreePath.Of("services.*.ports");
    private static readonly TreePath Devices = TreePath.Of("services.*.devices");
    private static readonly TreePath Secrets = TreePath.Of("services.*.secrets");
    private static readonly TreePath Exposed = TreePath.Of("services.*.expose");
    private static readonly TreePath Configs = TreePath.Of("services.*.configs");

    /// <summary>Removes duplicates, in place.</summary>
    /// <exception cref="BakeException">An entry has no key.</exception>
    public static void Enforce(ComposeMap tree) => Enforce(tree, TreePath.Root);

    private static void Enforce(ComposeMap map, TreePath path)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var (key, value) = map.GetAt(i);
            if (value is ComposeMap child) Enforce(child, path.Next(key));
            else if (value is ComposeList list && Key(path.Next(key)) is { } indexer) map.SetAt(i, Unique(list, indexer, path.Next(key)));
        }
    }

    private static Func<object?, TreePath, string?>? Key(TreePath path)
    {
        if (Array.Exists(ByKey, path.Is)) return KeyOf;
        if (path.Is(EnvFiles)) return FileOf;
        if (path.Is(Volumes)) return static (entry, place) => TargetOf(entry is string text ? ComposeVolume.Parse(text) : entry, place, "volume");
        if (path.Is(Devices)) return static (entry, place) => TargetOf(entry, place, "device");
        if (path.Is(Ports)) return PortOf;
        if (path.Is(Exposed)) return ExposedOf;
        if (path.Is(Secrets)) return static (entry, place) => MountOf(entry, place, "/run/secrets");
        return path.Is(Configs) ? static (entry, place) => MountOf(entry, place, "") : null;
    }

    private static ComposeList Unique(ComposeList list, Func<object?, TreePath, string?> indexer, TreePath path)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var unique = new ComposeList(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var key = indexer(list[i], path.Next($"[{i}]")) ?? "";
            if (places.TryAdd(key, unique.Count)) unique.Add(list[i]);
            else unique[places[key]] = list[i];
        }

        return unique;
    }

    private static string KeyOf(object? entry, TreePath place) => entry is string text
        ? text.Split('=', 2)[0]
        : throw new BakeException($"{place}: unexpected type {ComposeTypes.Name(entry)}");

    private static string? FileOf(object? entry, TreePath place) => entry is ComposeMap map
        ? map.TryGetValue("path", out var path) ? path as string : throw new BakeException($"environment path attribute {place} is missing")
        : entry as string;

    private static string? TargetOf(object? entry, TreePath place, string kind) => entry switch
    {
        ComposeMap map => map.GetValueOrDefault("target") as string ?? throw new BakeException($"service {kind} {place} is missing a mount target"),
        string text => text.Split(':') is [_, var target, ..] ? target : text,
        _ => null,
    };

    private static string? PortOf(object? entry, TreePath place) => entry switch
    {
        ComposeMap map => map.TryGetValue("target", out var target)
            ? $"{GoText.Of(map.GetValueOrDefault("host_ip") ?? "0.0.0.0")}:{GoText.Of(map.GetValueOrDefault("published"))}:{GoText.Of(target)}/{GoText.Of(map.GetValueOrDefault("protocol") ?? "tcp")}"
            : throw new BakeException($"service ports {place} is missing a target port"),
        string or long => GoText.Of(entry),
        _ => null,
    };

    private static string ExposedOf(object? entry, TreePath place) =>
        entry is string or long ? GoText.Of(entry) : throw new BakeException($"{place}: unsupported expose value {GoText.Verb(entry)}");

    private static string MountOf(object? entry, TreePath place, string directory) => entry switch
    {
        string name => $"{directory}/{name}",
        ComposeMap map => map.GetValueOrDefault("target") as string ?? $"{directory}/{GoText.Of(map.GetValueOrDefault("source"))}",
        _ => throw new BakeException($"{place}: unsupported expose value {GoText.Verb(entry)}"),
    };
}
