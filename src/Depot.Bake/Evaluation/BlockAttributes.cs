using Depot.Bake.Model;
using Hcl2.Values;

namespace Depot.Bake.Evaluation;

/// <summary>The attributes that bake knows.</summary>
/// <remarks>Depot CLI 2.102, pkg/buildx/bake/bake.go: the types Target and Group.</remarks>
internal static class BlockAttributes
{
    /// <summary>Those of groups.</summary>
    public static IReadOnlyList<BlockAttribute<BakeGroup>> OfGroups { get; } =
    [
        Group("description", Conversions.Text, Text, static (group, text) => group with { Description = text }),
        Group("targets", Conversions.OptionalTexts, Published.Texts, static (group, names) => group with { Targets = names }, isRequired: true),
    ];

    /// <summary>Those of targets.</summary>
    public static IReadOnlyList<BlockAttribute<BakeTarget>> OfTargets(BakeDialect dialect) =>
    [
        Target("description", Conversions.Text, Text, static (target, text) => target with { Description = text }),
        Target("inherits", Conversions.OptionalTexts, Published.Texts, static (target, names) => target with { Inherits = names ?? [] }),
        Target("attest", value => Entries.Attests(value, dialect), Published.Attests, static (target, attests) => target with { Attest = attests }),
        Target("context", Conversions.OptionalText, Published.Text, static (target, path) => target with { Context = path }),
        Target("contexts", Conversions.OptionalFullTextMap, Published.TextMap, static (target, map) => target with { Contexts = Map(map) }),
        Target("dockerfile", Conversions.OptionalText, Published.Text, static (target, path) => target with { Dockerfile = path }),
        Target("dockerfile-inline", Conversions.OptionalText, Published.Text, static (target, text) => target with { DockerfileInline = text }),
        Target("args", Conversions.OptionalTextMap, Published.TextMap, static (target, map) => target with { Args = Map(map) }),
        Target("labels", Conversions.OptionalTextMap, Published.TextMap, static (target, map) => target with { Labels = Map(map) }),
        Target("tags", Conversions.OptionalTexts, Published.Texts, static (target, tags) => target with { Tags = tags }),
        Target("cache-from", value => Entries.Caches(value, dialect), Published.Caches, static (target, caches) => target with { CacheFrom = caches }),
        Target("cache-to", value => Entries.Caches(value, dialect), Published.Caches, static (target, caches) => target with { CacheTo = caches }),
        Target("target", Conversions.OptionalText, Published.Text, static (target, stage) => target with { Stage = stage }),
        Target("secret", Entries.Secrets, Published.Secrets, static (target, secrets) => target with { Secrets = secrets }),
        Target("ssh", Entries.Ssh, Published.Ssh, static (target, ssh) => target with { Ssh = ssh }),
        Target("platforms", Conversions.OptionalTexts, Published.Texts, static (target, platforms) => target with { Platforms = platforms }),
        Target("output", Entries.Outputs, Published.Outputs, static (target, outputs) => target with { Outputs = outputs }),
        Target("pull", Conversions.OptionalFlag, Published.Flag, static (target, flag) => target with { Pull = flag }),
        Target("no-cache", Conversions.OptionalFlag, Published.Flag, static (target, flag) => target with { NoCache = flag }),
        Target("network", Conversions.OptionalText, Published.Text, static (target, mode) => target with { Network = mode }),
        Target("no-cache-filter", Conversions.OptionalTexts, Published.Texts, static (target, stages) => target with { NoCacheFilter = stages }),
        Target("shm-size", Conversions.OptionalText, Published.Text, static (target, size) => target with { ShmSize = size }),
        Target("project_id", Conversions.Text, Text, static (target, id) => target with { ProjectId = id }),
    ];

    private static BlockAttribute<BakeTarget> Target<T>(string name, Func<HclValue, T> convert, Func<T?, HclValue> publish, Func<BakeTarget, T, BakeTarget> set) =>
        BlockAttribute<BakeTarget>.Of(name, convert, publish, set);

    private static BlockAttribute<BakeGroup> Group<T>(
        string name, Func<HclValue, T> convert, Func<T?, HclValue> publish, Func<BakeGroup, T, BakeGroup> set, bool isRequired = false) =>
        BlockAttribute<BakeGroup>.Of(name, convert, publish, set, isRequired);

    // Text that is not set reads as the empty text where null is not allowed.
    private static HclValue Text(string? text) => HclValue.String(text ?? "");

    // An entry whose value is null is dropped.
    private static TextMap Map(IReadOnlyList<KeyValuePair<string, string?>>? map) => TextMap.Of(
        (map ?? []).Where(static entry => entry.Value is not null).Select(static entry => KeyValuePair.Create(entry.Key, entry.Value!)));
}
