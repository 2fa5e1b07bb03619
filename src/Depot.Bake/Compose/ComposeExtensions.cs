using Depot.Bake.Compose.Tree;
using Depot.Bake.Compose.Yaml;
using Depot.Bake.Model;

namespace Depot.Bake.Compose;

/// <summary>What <c>x-bake</c> and <c>x-depot</c> of a build add to its target.</summary>
internal static class ComposeExtensions
{
    /// <summary>The target with the extensions' values.</summary>
    /// <exception cref="BakeException">A value is not of the type it must be.</exception>
    /// <exception cref="FormatException">A string has the wrong form.</exception>
    public static BakeTarget Apply(BakeTarget target, ComposeMap build)
    {
        if (Fields(build, "x-depot", "bake.XDepot") is { } depot && depot.GetValueOrDefault("project-id") is { } project)
        {
            target = target with { ProjectId = project is ComposeMap or ComposeList ? throw Wrong(project, "string") : Text(project) };
        }

        if (Fields(build, "x-bake", "bake.xbake") is not { } bake) return target;

        var (tags, platforms, filter) = (Texts(bake, "tags"), Texts(bake, "platforms"), Texts(bake, "no-cache-filter"));
        var (from, to, secrets) = (Texts(bake, "cache-from"), Texts(bake, "cache-to"), Texts(bake, "secret"));
        var (ssh, outputs) = (Texts(bake, "ssh"), Texts(bake, "output"));
        return target with
        {
            Tags = Added(target.Tags, tags),
            CacheFrom = from.Count == 0 ? target.CacheFrom : BakeTarget.Joined(target.CacheFrom, BakeCache.ParseAll(from)),
            CacheTo = to.Count == 0 ? target.CacheTo : BakeTarget.Joined(target.CacheTo, BakeCache.ParseAll(to)),
            Secrets = secrets.Count == 0 ? target.Secrets : BakeTarget.Joined(target.Secrets, [.. Some(secrets).Select(BakeSecret.Parse)]),
            Ssh = ssh.Count == 0 ? target.Ssh : BakeTarget.Joined(target.Ssh, [.. Some(ssh).Select(BakeSsh.Parse)])?.Order().ToList(),
            Platforms = Added(target.Platforms, platforms),
            Outputs = outputs.Count == 0 ? target.Outputs : Duplicates.Removed([.. target.Outputs ?? [], .. Some(outputs).Select(BakeOutput.Parse)]),
            Pull = Flag(bake, "pull") ?? target.Pull,
            NoCache = Flag(bake, "no-cache") ?? target.NoCache,
            NoCacheFilter = Added(target.NoCacheFilter, filter),
            Contexts = Contexts(bake).With(target.Contexts),
        };
    }

    private static ComposeMap? Fields(ComposeMap build, string key, string type) => build.GetValueOrDefault(key) switch
    {
        null => null,
        ComposeMap map => map,
        var other => throw Wrong(other, type),
    };

    // A list, or words separated by spaces.
    private static List<string> Texts(ComposeMap fields, string key) => fields.GetValueOrDefault(key) switch
    {
        null => [],
        ComposeList list => list.ConvertAll(static item => item is ComposeMap or ComposeList ? throw Wrong(item, "string") : Text(item)),
        ComposeMap map => throw Wrong(map, "string"),
        var text => [.. Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
    };

    private static TextMap Contexts(ComposeMap fields) => fields.GetValueOrDefault("contexts") switch
    {
        null => TextMap.Empty,
        ComposeMap map => TextMap.Of(map.Select(static entry => KeyValuePair.Create(
            entry.Key, entry.Value is ComposeMap or ComposeList ? throw Wrong(entry.Value, "string") : Text(entry.Value)))),
        var other => throw Wrong(other, "bake.stringMap"),
    };

    // The CLI writes extensions as YAML and reads them again.
    private static string Text(object? scalar) => scalar switch
    {
        null => "",
        YamlTimestamp time => time.Json,
        _ => GoText.Of(scalar),
    };

    private static bool? Flag(ComposeMap fields, string key) => fields.GetValueOrDefault(key) switch
    {
        null => null,
        bool flag => flag,
        var other => throw Wrong(other, "bool"),
    };

    private static IReadOnlyList<string>? Added(IReadOnlyList<string>? texts, List<string> more) =>
        more.Count == 0 ? texts : [.. (texts ?? []).Concat(more).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Some(List<string> texts) => texts.Where(static text => text.Length > 0);

    private static BakeException Wrong(object? value, string type) => new(
        $"yaml: unmarshal errors:\n  line 1: cannot unmarshal {YamlScalars.ShortTag(value)}{(value is ComposeMap or ComposeList ? "" : $" `{GoText.Of(value)}`")} into {type}");
}
