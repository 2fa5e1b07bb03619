namespace Depot.Bake.Model;

public sealed partial record BakeTarget
{
    /// <summary>The attributes of another target, overridden by those of this one; the name is this one's.</summary>
    /// <remarks>
    /// Maps are merged by key; cache-from, secret, ssh, attest, no-cache-filter and inherits are appended; other attributes are replaced if
    /// given.
    /// </remarks>
    public BakeTarget Over(BakeTarget other) => Merged([other, this]);

    /// <summary>Targets merged one over the other, the last one uppermost.</summary>
    /// <remarks>The result is that of <see cref="Over"/> for one after the other, but that would copy the first lists again for each target.</remarks>
    /// <param name="layers">At least one; they may be the same.</param>
    internal static BakeTarget Merged(IReadOnlyList<BakeTarget> layers) => layers.Count == 1 ? layers[0] : layers[^1] with
    {
        Inherits = Joined(layers, static layer => layer.Inherits.Count == 0 ? null : layer.Inherits) ?? [],
        Description = Last(layers, static layer => layer.Description.Length > 0 ? layer.Description : null) ?? "",
        Attest = Lists(layers, static layer => layer.Attest) switch
        {
            [] => null,
            [var only] => only,
            var lists => Duplicates.Removed((IReadOnlyList<BakeAttest>)[.. lists.SelectMany(static list => list)]),
        },
        Context = Last(layers, static layer => layer.Context),
        Contexts = Map(layers, static layer => layer.Contexts),
        Dockerfile = Last(layers, static layer => layer.Dockerfile),
        DockerfileInline = Last(layers, static layer => layer.DockerfileInline),
        Args = Map(layers, static layer => layer.Args),
        Labels = Map(layers, static layer => layer.Labels),
        Tags = Last(layers, static layer => layer.Tags),
        CacheFrom = JoinedEntries.Of([.. layers.Select(static layer => layer.CacheFrom)], isAlwaysDistinct: true),
        CacheTo = Last(layers, static layer => layer.CacheTo),
        Stage = Last(layers, static layer => layer.Stage),
        Secrets = JoinedEntries.Of([.. layers.Select(static layer => layer.Secrets)]),
        Ssh = JoinedEntries.Of([.. layers.Select(static layer => layer.Ssh)]),
        Platforms = Last(layers, static layer => layer.Platforms),
        Outputs = Last(layers, static layer => layer.Outputs),
        Pull = Flag(layers, static layer => layer.Pull),
        NoCache = Flag(layers, static layer => layer.NoCache),
        Network = Last(layers, static layer => layer.Network),
        NoCacheFilter = Joined(layers, static layer => layer.NoCacheFilter),
        ShmSize = Last(layers, static layer => layer.ShmSize),
        ProjectId = Last(layers, static layer => layer.ProjectId.Length > 0 ? layer.ProjectId : null) ?? "",
        LeftOut = Joined(layers, static layer => layer.LeftOut.Count == 0 ? null : layer.LeftOut)?.Distinct().ToList() ?? [],
    };

    /// <summary>This target merged with an empty one. Only the order of lists can change.</summary>
    internal BakeTarget OverNothing() =>
        CacheFrom is { Count: > 1 } || Secrets is { Count: > 1 } || Ssh is { Count: > 1 } ? Over(new(Name)) : this;

    /// <summary>Merges two lists of attestations, one of each type.</summary>
    internal static IReadOnlyList<BakeAttest>? Joined(IReadOnlyList<BakeAttest>? first, IReadOnlyList<BakeAttest>? second) =>
        second is null ? first : first is null ? second : Duplicates.Removed([.. first, .. second]);

    /// <summary>Merges two lists of caches.</summary>
    internal static IReadOnlyList<BakeCache>? Joined(IReadOnlyList<BakeCache>? first, IReadOnlyList<BakeCache>? second) =>
        JoinedEntries.Of([first, second], isAlwaysDistinct: true);

    /// <summary>Merges two lists of secrets.</summary>
    internal static IReadOnlyList<BakeSecret>? Joined(IReadOnlyList<BakeSecret>? first, IReadOnlyList<BakeSecret>? second) => JoinedEntries.Of([first, second]);

    /// <summary>Merges two lists of SSH agents.</summary>
    internal static IReadOnlyList<BakeSsh>? Joined(IReadOnlyList<BakeSsh>? first, IReadOnlyList<BakeSsh>? second) => JoinedEntries.Of([first, second]);

    private static T? Last<T>(IReadOnlyList<BakeTarget> layers, Func<BakeTarget, T?> attribute)
        where T : class
    {
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            if (attribute(layers[i]) is { } given) return given;
        }

        return null;
    }

    private static bool? Flag(IReadOnlyList<BakeTarget> layers, Func<BakeTarget, bool?> attribute)
    {
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            if (attribute(layers[i]) is { } given) return given;
        }

        return null;
    }

    // A map that stands in several layers, because they inherit it, counts once: in the last of them.
    private static TextMap Map(IReadOnlyList<BakeTarget> layers, Func<BakeTarget, TextMap> attribute)
    {
        var maps = layers.Select(attribute).Where(static map => map.Count > 0).Reverse().Distinct(ReferenceEqualityComparer.Instance).Cast<TextMap>().ToArray();
        Array.Reverse(maps);
        return TextMap.Merged(maps);
    }

    private static IReadOnlyList<string>? Joined(IReadOnlyList<BakeTarget> layers, Func<BakeTarget, IReadOnlyList<string>?> attribute) => Lists(layers, attribute) switch
    {
        [] => null,
        [var only] => only,
        var lists => [.. lists.SelectMany(static list => list)],
    };

    private static List<IReadOnlyList<T>> Lists<T>(IReadOnlyList<BakeTarget> layers, Func<BakeTarget, IReadOnlyList<T>?> attribute) =>
        [.. layers.Select(attribute).OfType<IReadOnlyList<T>>()];
}
