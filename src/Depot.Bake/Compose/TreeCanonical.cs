using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Values;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>Converts short forms to long forms.</summary>
internal static class TreeCanonical
{
    /// <summary>Changes a tree in place.</summary>
    /// <exception cref="BakeException">A short form is none.</exception>
    public static void Make(ComposeMap tree, Action<string> warn)
    {
        foreach (var (name, service) in tree.GetValueOrDefault("services") as ComposeMap ?? [])
        {
            if (service is ComposeMap map) Service(map, $"services.{name}");
        }

        foreach (var kind in new[] { "volumes", "networks", "secrets", "configs" })
        {
            foreach (var (name, resource) in tree.GetValueOrDefault(kind) as ComposeMap ?? [])
            {
                if (resource is ComposeMap map) External(map, $"{kind}.{name}", warn);
            }
        }
    }

    private static void Service(ComposeMap service, string path)
    {
        for (var i = 0; i < service.Count; i++)
        {
            var (key, value) = service.GetAt(i);
            var changed = key switch
            {
                "build" => Build(value, $"{path}.build"),
                "depends_on" => Dependencies(value, $"{path}.depends_on"),
                "env_file" => EnvFiles(value, $"{path}.env_file"),
                "label_file" or "dns" when value is string text => new ComposeList { text },
                "extends" when value is string name => new ComposeMap { ["service"] = name },
                "extends" when value is not ComposeMap => throw Invalid(value, $"{path}.extends", "extends"),
                "networks" or "models" when value is ComposeList names => Names(names),
                "secrets" or "configs" when value is ComposeList mounts => Mounts(mounts, $"{path}.{key}"),
                "ports" => Ports(value, $"{path}.ports"),
                "volumes" when value is ComposeList volumes => volumes.ConvertAll<object?>(static volume => volume is string text ? ComposeVolume.Parse(text) : volume),
                "gpus" when value is string => new ComposeList { new ComposeMap { ["count"] = "all" } },
                "devices" when value is ComposeList devices => Devices(devices),
                "ulimits" => Limits(value, $"{path}.ulimits"),
                _ => value,
            };
            if (!ReferenceEquals(changed, value)) service.SetAt(i, changed);
        }
    }

    private static ComposeMap Build(object? value, string path)
    {
        if (value is string context) return new() { ["context"] = context };
        if (value is not ComposeMap build) throw Invalid(value, path, "build");

        for (var i = 0; i < build.Count; i++)
        {
            var (key, item) = build.GetAt(i);
            var changed = key switch
            {
                "provenance" or "sbom" when item is not string => GoText.Of(item),
                "additional_contexts" => KeyValues(item, $"{path}.additional_contexts"),
                "ssh" => Ssh(item, $"{path}.ssh"),
                "secrets" when item is ComposeList mounts => Mounts(mounts, $"{path}.secrets"),
                "ulimits" => Limits(item, $"{path}.ulimits"),
                _ => item,
            };
            if (!ReferenceEquals(changed, item)) build.SetAt(i, changed);
        }

        return build;
    }

    private static ComposeMap KeyValues(object? value, string path)
    {
        if (value is ComposeMap map) return map;
        if (value is not ComposeList list) throw new BakeException($"{path}: invalid type {ComposeTypes.Name(value)}");

        var pairs = new ComposeMap();
        foreach (var text in list.OfType<string>())
        {
            var parts = text.Split('=', 2);
            if (parts.Length == 1) throw new BakeException($"{path}: invalid value {text}, expected key=value");
            pairs[parts[0]] = parts[1];
        }

        return pairs;
    }

    private static ComposeMap Ssh(object? value, string path)
    {
        if (value is ComposeMap map) return map;
        if (value is not ComposeList list) throw Invalid(value, path, "ssh");

        var keys = new ComposeMap();
        foreach (var item in list)
        {
            if (item is not string text) throw new BakeException($"invalid ssh key type {ComposeTypes.Name(item)}");

            var parts = text.Split('=', 2);
            if (parts.Length == 1 && text != "default") throw new BakeException($"invalid ssh key {Text.GoQuote.Of(text)}");
            keys[parts[0]] = parts.Length == 1 ? null : parts[1];
        }

        return keys;
    }

    private static ComposeList Ports(object? value, string path) => value is ComposeList list
        ? list.ConvertAll<object?>(port => port switch
        {
            ComposeMap => port,
            string or long => ComposePort.Parse(GoText.Of(port)),
            _ => throw Invalid(port, path, "port"),
        })
        : throw Invalid(value, path, "port");

    private static ComposeList Devices(ComposeList devices)
    {
        var confusing = devices.OfType<string>().FirstOrDefault(static device => device.AsSpan().Count(':') > 2);
        return confusing is null ? devices : throw new BakeException($"confusing device mapping, please use long syntax: {confusing}");
    }

    // Those of a service are numbers by now.
    private static object? Limits(object? value, string path)
    {
        foreach (var (name, limit) in value as ComposeMap ?? [])
        {
            if (limit is not (ComposeMap or long)) throw Invalid(limit, $"{path}.{name}", "external");
        }

        return value;
    }

    private static ComposeList Mounts(ComposeList mounts, string path) => mounts.ConvertAll<object?>(mount => mount switch
    {
        ComposeMap => mount,
        string source => new ComposeMap { ["source"] = source },
        _ => throw new BakeException($"{path}.[]: unsupported type {ComposeTypes.Name(mount)}"),
    });

    private static ComposeMap Names(ComposeList names)
    {
        var map = new ComposeMap();
        foreach (var name in names.OfType<string>()) map[name] = null;
        return map;
    }

    private static ComposeMap Dependencies(object? value, string path)
    {
        if (value is ComposeList list)
        {
            var started = new ComposeMap();
            foreach (var name in list.OfType<string>()) started[name] = new ComposeMap { ["condition"] = "service_started", ["required"] = true };
            return started;
        }

        if (value is not ComposeMap map) throw Invalid(value, path, "depend_on");
        foreach (var (name, item) in map)
        {
            if (item is not ComposeMap dependency) throw new BakeException($"{path}.{name}: unsupported value {GoText.Of(map)}");

            dependency.TryAdd("condition", "service_started");
            dependency.TryAdd("required", true);
        }

        return map;
    }

    private static ComposeList EnvFiles(object? value, string path) => value switch
    {
        string file => [EnvFile(file)],
        ComposeList list => list.ConvertAll(EnvFile),
        _ => throw Invalid(value, path, "env_file"),
    };

    private static object? EnvFile(object? value)
    {
        if (value is string path) return new ComposeMap { ["path"] = path, ["required"] = true };

        (value as ComposeMap)?.TryAdd("required", true);
        return value as ComposeMap;
    }

    private static void External(ComposeMap resource, string path, Action<string> warn)
    {
        if (resource.GetValueOrDefault("external") is not ComposeMap external) return;

        resource["external"] = true;
        if (!external.TryGetValue("name", out var name)) return;

        warn($"{path}: external.name is deprecated. Please set name and external: true");
        if (!resource.TryAdd("name", name) && !Equals(resource["name"], name))
        {
            throw new BakeException($"{path}: name and external.name conflict; only use name");
        }
    }

    private static BakeException Invalid(object? value, string path, string kind) => new($"{path}: invalid type {ComposeTypes.Name(value)} for {kind}");
}
