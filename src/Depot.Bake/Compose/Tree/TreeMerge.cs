using Depot.Bake.Model;
using Hcl2.Values;

namespace Depot.Bake.Compose.Tree;

/// <summary>
/// Merges one tree into another: mappings are merged, lists are appended, other values are replaced; some paths have special rules.
/// </summary>
internal static class TreeMerge
{
    private static readonly TreePath[] Sequences = [.. new[]
    {
        "networks.*.labels", "volumes.*.labels", "services.*.annotations", "services.*.build.args", "services.*.build.additional_contexts",
        "services.*.build.labels", "services.*.deploy.labels", "services.*.dns", "services.*.dns_opt", "services.*.dns_search", "services.*.env_file",
        "services.*.label_file", "services.*.environment", "services.*.labels", "services.*.sysctls", "services.*.tmpfs",
    }.Select(TreePath.Of)];

    private static readonly TreePath[] Replaced = [.. new[]
    {
        "services.*.command", "services.*.entrypoint", "services.*.healthcheck.test", "services.*.ulimits.*", "networks.*.ipam.config",
    }.Select(TreePath.Of)];

    private static readonly TreePath[] Hosts = [TreePath.Of("services.*.extra_hosts"), TreePath.Of("services.*.build.extra_hosts")];
    private static readonly TreePath[] Named = [TreePath.Of("services.*.models"), TreePath.Of("services.*.networks")];
    private static readonly TreePath Build = TreePath.Of("services.*.build");
    private static readonly TreePath Dependencies = TreePath.Of("services.*.depends_on");
    private static readonly TreePath Logging = TreePath.Of("services.*.logging");
    private static readonly TreePath Service = TreePath.Of("services.x");

    /// <summary>The files' tree merged with another file's. Both may be changed and become part of the result.</summary>
    /// <exception cref="BakeException">A mapping or a list is merged with a value of another type.</exception>
    public static ComposeMap Merge(ComposeMap tree, ComposeMap over) => Mappings(tree, over, TreePath.Root);

    /// <summary>A service merged with another.</summary>
    public static ComposeMap Extend(ComposeMap service, ComposeMap over) => Mappings(service, over, Service);

    /// <summary>A value at a path merged with another.</summary>
    public static object? Merge(object? value, object? over, TreePath path)
    {
        if (Array.Exists(Sequences, path.Is)) return Joined(value, over);
        if (Array.Exists(Replaced, path.Is)) return over;
        if (Array.Exists(Hosts, path.Is)) return Distinct(value, over);
        if (Array.Exists(Named, path.Is)) return Mappings(AsNames(value, static () => null), AsNames(over, static () => null), path);
        if (path.Is(Build)) return Mappings(AsBuild(value), AsBuild(over), path);
        if (path.Is(Dependencies)) return Mappings(AsNames(value, Started), AsNames(over, Started), path);
        if (path.Is(Logging) && value is ComposeMap from && over is ComposeMap to && !SameDriver(from, to)) return over;
        if (over is null) return value;

        return (value, over) switch
        {
            (ComposeMap map, ComposeMap other) => Mappings(map, other, path),
            (ComposeList list, ComposeList other) => Added(list, other),
            (ComposeMap or ComposeList, _) => throw new BakeException($"cannot override {path}"),
            _ => over,
        };
    }

    /// <summary>Entries <c>key=value</c> of a mapping, sorted; a list as it is.</summary>
    public static ComposeList AsSequence(object? value) => value switch
    {
        ComposeMap map => [.. map.SelectMany(static entry => Texts(entry.Key, entry.Value)).Order(Utf8Order.Instance)],
        ComposeList list => list,
        string text => [text],
        _ => [],
    };

    private static IEnumerable<string> Texts(string key, object? value) => value switch
    {
        null => [key],
        ComposeList list => list.Select(item => $"{key}={GoText.Of(item)}"),
        _ => [$"{key}={GoText.Of(value)}"],
    };

    private static ComposeMap Mappings(ComposeMap map, ComposeMap over, TreePath path)
    {
        foreach (var (key, value) in over) map[key] = map.TryGetValue(key, out var earlier) ? Merge(earlier, value, path.Next(key)) : value;
        return map;
    }

    private static ComposeList Joined(object? value, object? over) => [.. AsSequence(value), .. AsSequence(over)];

    private static ComposeList Distinct(object? value, object? over)
    {
        var first = AsSequence(value);
        var known = first.ToHashSet();
        return [.. first, .. AsSequence(over).Where(item => !known.Contains(item))];
    }

    private static ComposeList Added(ComposeList list, ComposeList other)
    {
        list.AddRange(other);
        return list;
    }

    private static ComposeMap AsBuild(object? value) => value as ComposeMap ?? (value is string context ? new() { ["context"] = context } : []);

    private static ComposeMap AsNames(object? value, Func<object?> content)
    {
        if (value is ComposeMap map) return map;

        var names = new ComposeMap();
        foreach (var name in (value as ComposeList ?? []).OfType<string>()) names[name] = content();
        return names;
    }

    private static ComposeMap Started() => new() { ["condition"] = "service_started", ["required"] = true };

    private static bool SameDriver(ComposeMap first, ComposeMap second) =>
        !first.TryGetValue("driver", out var one) || !second.TryGetValue("driver", out var other) || Equals(one, other);
}
