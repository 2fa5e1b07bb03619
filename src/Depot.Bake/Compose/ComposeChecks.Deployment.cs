using Depot.Bake.Compose.Values;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

internal static partial class ComposeChecks
{
    // What a service may say twice, once for itself and once for its deployment, must be the same; what it does not say counts as zero.
    private static void Deployment(string name, ComposeMap service)
    {
        var deploy = service.GetValueOrDefault("deploy") as ComposeMap;
        var resources = deploy?.GetValueOrDefault("resources") as ComposeMap;
        var limits = resources?.GetValueOrDefault("limits") as ComposeMap;
        var reservations = resources?.GetValueOrDefault("reservations") as ComposeMap;
        var (scale, replicas) = (service.GetValueOrDefault("scale") as long?, deploy?.GetValueOrDefault("replicas") as long?);

        if (scale is not null && replicas is not null && scale != replicas) throw Distinct(name, "scale", "replicas");
        if (scale < 0) throw new BakeException($"services.{name}.scale: must be greater than or equal to 0");
        if (scale is null && replicas < 0) throw new BakeException($"services.{name}.deploy.replicas: must be greater than or equal to 0");
        if (Differ(service, "cpus", limits, "cpus", Processors)) throw Distinct(name, "cpus", "resources.limits.cpus");
        if (Differ(service, "mem_limit", limits, "memory", Amount)) throw Distinct(name, "mem_limit", "resources.limits.memory");
        if (Differ(service, "mem_reservation", reservations, "memory", Amount)) throw Distinct(name, "mem_reservation", "resources.reservations.memory");
        if (Differ(service, "pids_limit", limits, "pids", Amount)) throw Distinct(name, "pids_limit", "resources.limits.pids");
        // The CLI's order of the words.
        if ((scale ?? replicas) > 1 && Has(service, "container_name"))
            throw Invalid($"services.{(scale is null ? "deploy.replicas" : "scale")}: can't set container_name and {name} as container name must be unique");
    }

    private static bool Differ<T>(ComposeMap service, string key, ComposeMap? deployed, string deployedKey, Func<object?, T> read)
        where T : struct, IEquatable<T>
    {
        var own = read(service.GetValueOrDefault(key));
        return deployed is not null && !own.Equals(default) && !own.Equals(read(deployed.GetValueOrDefault(deployedKey)));
    }

    private static float Processors(object? value) => value switch
    {
        string text => (float)GoFloat.Parse(text),
        long number => number,
        double number => (float)number,
        _ => 0,
    };

    private static long Amount(object? value) => value switch
    {
        string text => ComposeSize.Parse(text),
        long number => number,
        double number => (long)number,
        _ => 0,
    };

    private static BakeException Distinct(string name, string own, string deployed) =>
        Invalid($"services.{name}: can't set distinct values on '{own}' and 'deploy.{deployed}'");
}
