using Depot.Bake.Model;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>The attributes of bake, and how they are converted.</summary>
/// <remarks>Depot CLI 2.102, pkg/buildx/bake/bake.go: the types Target and Group.</remarks>
internal static class BlockAttributes
{
    /// <summary>Those of groups.</summary>
    public static IReadOnlyList<BlockAttribute> OfGroups { get; } =
    [
        BlockAttribute.Of("description", Conversions.Text, Text),
        BlockAttribute.Of("targets", Conversions.OptionalTexts, AttributeValues.Texts, isRequired: true),
    ];

    /// <summary>Those of targets.</summary>
    public static IReadOnlyList<BlockAttribute> OfTargets { get; } =
    [
        BlockAttribute.Of("description", Conversions.Text, Text),
        BlockAttribute.Of("inherits", Conversions.OptionalTexts, AttributeValues.Texts),
        BlockAttribute.Of("attest", EntryParser.Attests, AttributeValues.Attests),
        BlockAttribute.Of("context", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("contexts", Conversions.OptionalFullTextMap, AttributeValues.TextMap),
        BlockAttribute.Of("dockerfile", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("dockerfile-inline", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("args", Conversions.OptionalTextMap, AttributeValues.TextMap),
        BlockAttribute.Of("labels", Conversions.OptionalTextMap, AttributeValues.TextMap),
        BlockAttribute.Of("tags", Conversions.OptionalTexts, AttributeValues.Texts),
        BlockAttribute.Of("cache-from", EntryParser.Caches, AttributeValues.Caches),
        BlockAttribute.Of("cache-to", EntryParser.Caches, AttributeValues.Caches),
        BlockAttribute.Of("target", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("secret", EntryParser.Secrets, AttributeValues.Secrets),
        BlockAttribute.Of("ssh", EntryParser.Ssh, AttributeValues.Ssh),
        BlockAttribute.Of("platforms", Conversions.OptionalTexts, AttributeValues.Texts),
        BlockAttribute.Of("output", EntryParser.Outputs, AttributeValues.Outputs),
        BlockAttribute.Of("pull", Conversions.OptionalFlag, AttributeValues.Flag),
        BlockAttribute.Of("no-cache", Conversions.OptionalFlag, AttributeValues.Flag),
        BlockAttribute.Of("network", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("no-cache-filter", Conversions.OptionalTexts, AttributeValues.Texts),
        BlockAttribute.Of("shm-size", Conversions.OptionalText, AttributeValues.Text),
        BlockAttribute.Of("project_id", Conversions.Text, Text),
    ];

    /// <summary>The group that a block defines.</summary>
    public static BakeGroup Group(BlockInstance block) => new(block.Name)
    {
        Description = block.Content<string>("description") ?? "",
        Targets = block.Content<IReadOnlyList<string>>("targets"),
    };

    /// <summary>The target that a block defines.</summary>
    public static BakeTarget Target(BlockInstance block) => new(block.Name)
    {
        Description = block.Content<string>("description") ?? "",
        Inherits = block.Content<IReadOnlyList<string>>("inherits") ?? [],
        Attest = block.Content<IReadOnlyList<BakeAttest>>("attest"),
        Context = block.Content<string>("context"),
        Contexts = Map(block, "contexts"),
        Dockerfile = block.Content<string>("dockerfile"),
        DockerfileInline = block.Content<string>("dockerfile-inline"),
        Args = Map(block, "args"),
        Labels = Map(block, "labels"),
        Tags = block.Content<IReadOnlyList<string>>("tags"),
        CacheFrom = block.Content<IReadOnlyList<BakeCache>>("cache-from"),
        CacheTo = block.Content<IReadOnlyList<BakeCache>>("cache-to"),
        Stage = block.Content<string>("target"),
        Secrets = block.Content<IReadOnlyList<BakeSecret>>("secret"),
        Ssh = block.Content<IReadOnlyList<BakeSsh>>("ssh"),
        Platforms = block.Content<IReadOnlyList<string>>("platforms"),
        Outputs = block.Content<IReadOnlyList<BakeOutput>>("output"),
        Pull = block.Content<bool?>("pull"),
        NoCache = block.Content<bool?>("no-cache"),
        Network = block.Content<string>("network"),
        NoCacheFilter = block.Content<IReadOnlyList<string>>("no-cache-filter"),
        ShmSize = block.Content<string>("shm-size"),
        ProjectId = block.Content<string>("project_id") ?? "",
    };

    // A string that is not set is empty where null is not allowed.
    private static HclValue Text(string? text) => HclValue.String(text ?? "");

    // An entry whose value is null is dropped.
    private static TextMap Map(BlockInstance block, string attribute)
    {
        var entries = block.Content<IReadOnlyList<KeyValuePair<string, string?>>>(attribute);
        if (entries is null) return TextMap.Empty;

        var given = new List<KeyValuePair<string, string>>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Value is { } value) given.Add(new(entries[i].Key, value));
        }

        return TextMap.Of(given);
    }
}
