using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Overrides;

/// <summary>Applies overrides to a target.</summary>
internal static class OverrideApplication
{
    /// <summary>The target with everything said of it but <c>push</c>, which changes entries that targets share.</summary>
    /// <exception cref="BakeException">A key is unknown, or a value has the wrong form.</exception>
    public static BakeTarget With(this BakeTarget target, OverrideSet overrides)
    {
        for (var i = 0; i < overrides.Items.Count; i++) target = With(target, overrides.Items[i]);
        return overrides.Items.Count == 0 ? target : target with
        {
            Args = target.Args.With(overrides.Args),
            Contexts = target.Contexts.With(overrides.Contexts),
            Labels = target.Labels.With(overrides.Labels),
        };
    }

    /// <summary>The boolean of a key in a set; null if it is not set.</summary>
    public static bool? Flag(this OverrideSet overrides, string name)
    {
        for (var i = overrides.Items.Count - 1; i >= 0; i--)
        {
            if (overrides.Items[i].Name == name) return Flag(overrides.Items[i]);
        }

        return null;
    }

    private static BakeTarget With(BakeTarget target, BakeOverride item) => item.Name switch
    {
        "context" => target with { Context = item.Value },
        "dockerfile" => target with { Dockerfile = item.Value },
        // All entries of a map at once, after this.
        "args" or "contexts" => target,
        "labels" when item.Rest is not null => target,
        "labels" => throw new BakeException("invalid format for labels, expecting labels.<name>=<value>"),
        "tags" => target with { Tags = item.Appends ? [.. target.Tags ?? [], .. item.Values] : item.Values },
        "cache-from" => target with { CacheFrom = Caches(target.CacheFrom, item) },
        "cache-to" => target with { CacheTo = Caches(target.CacheTo, item) },
        "target" => target with { Stage = item.Value },
        "secrets" => target with { Secrets = Secrets(target.Secrets, item) },
        "ssh" => target with { Ssh = Ssh(target.Ssh, item) },
        "platform" => target with { Platforms = item.Appends ? [.. target.Platforms ?? [], .. item.Values] : item.Values },
        "output" => target with { Outputs = Outputs(target.Outputs, item) },
        "attest" => target with { Attest = BakeTarget.Joined(target.Attest, Entries(item, BakeAttest.Parse, "attest")) },
        "no-cache-filter" => target with { NoCacheFilter = item.Appends ? [.. target.NoCacheFilter ?? [], .. item.Values] : item.Values },
        "shm-size" => target with { ShmSize = item.Value },
        "network" => target with { Network = item.Value },
        "pull" => target with { Pull = Flag(item) },
        "no-cache" => target with { NoCache = Flag(item) },
        "push" => target,
        var unknown => throw new BakeException($"unknown key: {unknown}"),
    };

    private static IReadOnlyList<BakeCache>? Caches(IReadOnlyList<BakeCache>? caches, BakeOverride item)
    {
        try
        {
            var said = BakeCache.ParseAll(item.Values);
            return item.Appends ? BakeTarget.Joined(caches, said) : said;
        }
        catch (FormatException wrong)
        {
            throw new BakeException(wrong.Message);
        }
    }

    private static IReadOnlyList<BakeSecret>? Secrets(IReadOnlyList<BakeSecret>? secrets, BakeOverride item)
    {
        var said = Entries(item, BakeSecret.Parse, "secrets");
        return item.Appends ? BakeTarget.Joined(secrets, said) : said;
    }

    private static IReadOnlyList<BakeSsh>? Ssh(IReadOnlyList<BakeSsh>? ssh, BakeOverride item)
    {
        var said = Entries(item, BakeSsh.Parse, "ssh");
        return item.Appends ? BakeTarget.Joined(ssh, said) : said;
    }

    private static List<BakeOutput> Outputs(IReadOnlyList<BakeOutput>? outputs, BakeOverride item)
    {
        var said = Entries(item, BakeOutput.Parse, "outputs");
        return item.Appends && outputs is not null ? [.. outputs, .. said] : said;
    }

    private static List<T> Entries<T>(BakeOverride item, Func<string, T> parse, string kind)
    {
        try
        {
            return [.. item.Values.Where(static text => text.Length > 0).Select(parse)];
        }
        catch (FormatException wrong)
        {
            throw new BakeException($"invalid value for {kind}: {wrong.Message}");
        }
    }

    private static bool Flag(BakeOverride item) =>
        GoBool.Parse(item.Value) ?? throw new BakeException($"invalid value {item.Value} for boolean key {item.Name}");
}
