using Depot.Bake.Compose.Tree;
using Depot.Bake.Model;
using Depot.Bake.Text;
using Hcl2.Values;

namespace Depot.Bake.Compose;

/// <summary>Services that are built, as targets.</summary>
internal sealed class ComposeTargets(ComposeServices services, ComposeMap tree, ComposeBudget budget)
{
    private const string Service = "service:";
    private const string Target = "target:";

    private static readonly string[] AttestTypes = ["sbom", "provenance"];

    // depot/cli b57f518, pkg/buildx/bake/compose.go (ParseCompose): all that the schema knows of a build but what it reads.
    private static readonly string[] NotPassedOn = ["entitlements", "extra_hosts", "isolation", "no_cache", "privileged", "pull", "shm_size", "ulimits"];

    /// <summary>A target for every service with a build, and the group <c>default</c> of them all.</summary>
    /// <exception cref="BakeException">A name or a value is not allowed in a bake.</exception>
    public BakeDefinition Definition()
    {
        if (services.All.Count == 0) return BakeDefinition.Empty;

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services.All.Where(static service => service.Build is not null)) names[service.Name] = TargetName(service);

        var built = services.All.Where(static service => service.Build is not null).OrderBy(static service => service.Name, Utf8Order.Instance);
        var targets = built.Select(service => Of(service, names)).ToList();
        return new([new BakeGroup("default") { Targets = targets.Count == 0 ? null : [.. targets.Select(static target => target.Name)] }], targets);
    }

    private static string TargetName(ComposeService service)
    {
        var name = service.Name.Replace('.', '_');
        return name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : throw new BakeException($"invalid service name {GoQuote.Of(name)}: only \"[a-zA-Z0-9_-]+\" are allowed");
    }

    private BakeTarget Of(ComposeService service, Dictionary<string, string> names)
    {
        var build = service.Build!;
        try
        {
            var target = new BakeTarget(names[service.Name])
            {
                Attest = Attests(build),
                Context = Some(build, "context"),
                Contexts = TextMap.Of(ComposeServices.Mapping(build.GetValueOrDefault("additional_contexts"))
                    .Select(entry => KeyValuePair.Create(entry.Key, Context(entry.Value ?? "", names)))),
                Dockerfile = Some(build, "dockerfile"),
                DockerfileInline = Some(build, "dockerfile_inline"),
                Args = Args(build, service),
                Labels = Labels(build),
                Tags = Texts(build, "tags"),
                CacheFrom = BakeCache.ParseAll(Texts(build, "cache_from") ?? []),
                CacheTo = Texts(build, "cache_to") is { Count: > 0 } caches ? BakeCache.ParseAll(caches) : null,
                Stage = Some(build, "target"),
                Secrets = Secrets(build),
                Ssh = Ssh(build),
                Platforms = Texts(build, "platforms"),
                Network = Some(build, "network") ?? "",
                NoCacheFilter = Texts(build, "no_cache_filter"),
                LeftOut = [.. NotPassedOn.Where(key => IsSet(build.GetValueOrDefault(key)))],
            };
            target = ComposeExtensions.Apply(target, build);
            return target.Tags is not { Count: > 0 } && service.Image.Length > 0 ? target with { Tags = [service.Image] } : target;
        }
        catch (FormatException wrong)
        {
            throw new BakeException(wrong.Message);
        }
    }

    private static string Context(string context, Dictionary<string, string> names) =>
        context.StartsWith(Service, StringComparison.Ordinal) && names.TryGetValue(context[Service.Length..], out var name) ? Target + name : context;

    private TextMap Args(ComposeMap build, ComposeService service)
    {
        Func<string, string?>? environment = null;
        var args = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in ComposeServices.Mapping(build.GetValueOrDefault("args")))
        {
            environment ??= services.Environment(service);
            if ((value ?? environment(key) ?? services.Variable(key)) is not { } known) continue;
            // A variable may be long, and each target has its own copy in the end.
            budget.Charge(known.Length);
            args.Add(new(key, known));
        }

        return TextMap.Of(args);
    }

    private static TextMap Labels(ComposeMap build) => TextMap.Of(build.GetValueOrDefault("labels") switch
    {
        ComposeMap map => map.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value is null ? "" : GoText.Of(entry.Value))),
        ComposeList list => list.Select(static item => GoText.Of(item).Split('=', 2)).Select(static parts => KeyValuePair.Create(parts[0], parts.Length > 1 ? parts[1] : "")),
        _ => [],
    });

    private static List<BakeAttest> Attests(ComposeMap build) =>
        [.. AttestTypes
            .Select(type => BakeAttest.Canonical(type, build.GetValueOrDefault(type) as string ?? ""))
            .Where(static text => text.Length > 0)
            .Select(text => BakeAttest.Parse(text))];

    private List<BakeSecret>? Secrets(ComposeMap build)
    {
        if (build.GetValueOrDefault("secrets") is not ComposeList { Count: > 0 } list) return null;

        var all = tree.GetValueOrDefault("secrets") as ComposeMap ?? [];
        var secrets = new List<BakeSecret>();
        foreach (var id in list.OfType<ComposeMap>().Select(static secret => secret.GetValueOrDefault("source") as string ?? ""))
        {
            var secret = all.GetValueOrDefault(id) as ComposeMap ?? [];
            if (secret.GetValueOrDefault("external") is true) throw new BakeException($"unsupported external secret {Some(secret, "name")}");
            secrets.Add(new(id, Some(secret, "file") ?? "", Some(secret, "environment") ?? ""));
        }

        return secrets;
    }

    private static List<BakeSsh>? Ssh(ComposeMap build) => build.GetValueOrDefault("ssh") is ComposeMap { Count: > 0 } keys
        ? [.. keys.Select(static key => new BakeSsh(key.Key, key.Value is null or "" ? [] : [GoText.Of(key.Value)])).Order()]
        : null;

    private static bool IsSet(object? value) => value is not (null or false or "" or ComposeList { Count: 0 } or ComposeMap { Count: 0 });

    private static string? Some(ComposeMap map, string key) => map.GetValueOrDefault(key) is string { Length: > 0 } text ? text : null;

    private static List<string>? Texts(ComposeMap map, string key) => map.GetValueOrDefault(key) switch
    {
        string text => [text],
        ComposeList list => list.ConvertAll(GoText.Of),
        _ => null,
    };
}
