using Depot.Bake.Compose.Tree;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

/// <summary>Consistency rules between the parts of a Compose file.</summary>
internal static partial class ComposeChecks
{
    private const string Service = "service:";

    /// <summary>All services together.</summary>
    /// <exception cref="BakeException">A service lacks something, contradicts itself, or refers to something that does not
    /// exist.</exception>
    public static void Services(ComposeMap tree)
    {
        var services = Maps(tree, "services").ToDictionary(static entry => entry.Name, static entry => entry.Map, StringComparer.Ordinal);
        foreach (var (name, service) in services) Check(name, service, services, tree);
        foreach (var (name, secret) in Maps(tree, "secrets"))
        {
            if (secret.GetValueOrDefault("external") is true or "true" || Has(secret, "file") || Has(secret, "environment")) continue;
            throw new BakeException($"secret {GoQuote.Of(name)} must declare either `file` or `environment`: invalid compose project");
        }

        Cycles(services);
    }

    private static void Check(string name, ComposeMap service, Dictionary<string, ComposeMap> services, ComposeMap tree)
    {
        var quoted = GoQuote.Of(name);
        var build = service.GetValueOrDefault("build") as ComposeMap;
        if (build is null && !Has(service, "image") && service.GetValueOrDefault("provider") is null)
        {
            throw Invalid($"service {quoted} has neither an image nor a build context specified");
        }

        if (build is not null) CheckBuild(name, service, build, services);
        var networks = Names(service, "networks");
        if (Has(service, "network_mode") && networks.Count > 0) throw Invalid($"service {name} declares mutually exclusive `network_mode` and `networks`");
        Defined(networks, tree, "networks", network => $"service {quoted} refers to undefined network {network}");
        if (service.GetValueOrDefault("healthcheck") is ComposeMap health && health.GetValueOrDefault("test") is ComposeList { Count: > 0 } test
            && test[0] is not ("CMD" or "CMD-SHELL" or "NONE"))
        {
            throw new BakeException("healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"");
        }

        foreach (var dependency in Names(service, "depends_on").Where(dependency => !services.ContainsKey(dependency)))
        {
            throw Invalid($"service {quoted} depends on undefined service {GoQuote.Of(dependency)}");
        }

        if (service.GetValueOrDefault("network_mode") is string mode && mode.StartsWith(Service, StringComparison.Ordinal) && !services.ContainsKey(mode[Service.Length..]))
        {
            throw new BakeException($"service {GoQuote.Of(mode[Service.Length..])} not found for network_mode '{mode}'");
        }

        var volumes = Sources(service, "volumes", static volume => volume.GetValueOrDefault("type") is "volume");
        Defined(volumes, tree, "volumes", volume => $"service {quoted} refers to undefined volume {volume}");
        if (build is not null) Defined(Sources(build, "secrets"), tree, "secrets", secret => $"service {quoted} refers to undefined build secret {secret}");
        Defined(Sources(service, "configs"), tree, "configs", config => $"service {quoted} refers to undefined config {config}");
        Defined(Names(service, "models"), tree, "models", model => $"service {quoted} refers to undefined model {model}");
        Defined(Sources(service, "secrets"), tree, "secrets", secret => $"service {quoted} refers to undefined secret {secret}");
        Deployment(name, service);
        if (Items(service.GetValueOrDefault("develop") as ComposeMap, "watch").Any(static watch => watch.GetValueOrDefault("action") is not ("rebuild" or "restart") && !Has(watch, "target")))
        {
            throw Invalid($"services.{name}.develop.watch: target is required for non-rebuild actions");
        }

        CheckMounts(service, $"services.{name}");
    }

    private static void CheckMounts(ComposeMap service, string path)
    {
        var temporary = Texts(service, "tmpfs").Select((mount, i) => (Place: $"{path}.tmpfs[{i}]", Target: mount.Split(':')[0]));
        var volumes = Items(service, "volumes").Select((volume, i) => (Place: $"{path}.volumes[{i}]", Target: volume.GetValueOrDefault("target") as string ?? ""));
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, target) in temporary.Concat(volumes))
        {
            if (!places.TryAdd(target, place)) throw new BakeException($"{place}: target {target} already mounted as {places[target]}");
        }
    }

    private static void CheckBuild(string name, ComposeMap service, ComposeMap build, Dictionary<string, ComposeMap> services)
    {
        var quoted = GoQuote.Of(name);
        if (Has(build, "dockerfile_inline") && Has(build, "dockerfile"))
        {
            throw Invalid($"service {quoted} declares mutualy exclusive dockerfile and dockerfile_inline");
        }

        foreach (var (context, value) in build.GetValueOrDefault("additional_contexts") as ComposeMap ?? [])
        {
            if (value is not string text || !text.StartsWith(Service, StringComparison.Ordinal)) continue;

            var target = text[Service.Length..];
            if (!services.TryGetValue(target, out var other))
            {
                throw new BakeException($"service {quoted} declares unknown service {GoQuote.Of(target)} as additional contexts {context}");
            }

            if (other.GetValueOrDefault("build") is null)
            {
                throw new BakeException($"service {quoted} declares non-buildable service {GoQuote.Of(target)} as additional contexts {context}");
            }
        }

        if (build.GetValueOrDefault("platforms") is ComposeList { Count: > 0 } platforms && service.GetValueOrDefault("platform") is string { Length: > 0 } platform
            && !platforms.Contains(platform))
        {
            throw Invalid($"service.build.platforms MUST include service.platform {GoQuote.Of(platform)}");
        }
    }

    private static void Defined(IEnumerable<string> names, ComposeMap tree, string kind, Func<string, string> message)
    {
        var defined = tree.GetValueOrDefault(kind) as ComposeMap;
        foreach (var name in names)
        {
            if (defined?.ContainsKey(name) != true) throw Invalid(message(name));
        }
    }

    private static IEnumerable<(string Name, ComposeMap Map)> Maps(ComposeMap tree, string key) =>
        (tree.GetValueOrDefault(key) as ComposeMap ?? []).Where(static entry => entry.Value is ComposeMap or null).Select(static entry => (entry.Key, entry.Value as ComposeMap ?? []));

    private static IEnumerable<ComposeMap> Items(ComposeMap? map, string key) => (map?.GetValueOrDefault(key) as ComposeList ?? []).OfType<ComposeMap>();

    private static IEnumerable<string> Texts(ComposeMap map, string key) =>
        map.GetValueOrDefault(key) is string text ? [text] : (map.GetValueOrDefault(key) as ComposeList ?? []).Select(GoText.Of);

    private static List<string> Names(ComposeMap map, string key) => map.GetValueOrDefault(key) switch
    {
        ComposeMap names => [.. names.Keys],
        ComposeList names => [.. names.OfType<string>()],
        _ => [],
    };

    private static IEnumerable<string> Sources(ComposeMap map, string key, Func<ComposeMap, bool>? condition = null) =>
        Items(map, key)
            .Where(entry => condition?.Invoke(entry) != false)
            .Select(static entry => entry.GetValueOrDefault("source") as string ?? "")
            .Where(static source => source.Length > 0);

    private static bool Has(ComposeMap map, string key) => map.GetValueOrDefault(key) is string { Length: > 0 };

    private static BakeException Invalid(string message) => new($"{message}: invalid compose project");
}
