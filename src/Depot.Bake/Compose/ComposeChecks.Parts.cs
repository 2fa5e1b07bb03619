using Depot.Bake.Compose.Values;
using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Compose;

internal static partial class ComposeChecks
{
    /// <summary>Each volume, secret and configuration by itself, and what a service may say only in one way.</summary>
    /// <exception cref="BakeException">One says too much or too little.</exception>
    public static void Resources(ComposeMap tree)
    {
        foreach (var (name, resource) in Maps(tree, "configs")) OneOf(resource, $"configs.{name}", "file", "environment", "content");
        foreach (var (name, resource) in Maps(tree, "secrets")) OneOf(resource, $"secrets.{name}", "file", "environment");
        foreach (var (name, service) in Maps(tree, "services")) Parts(service, $"services.{name}");
        foreach (var (name, volume) in Maps(tree, "volumes"))
        {
            if (volume.GetValueOrDefault("external") is not true) continue;

            var other = volume.Keys.FirstOrDefault(static key => key is not ("name" or "external") && !key.StartsWith("x-", StringComparison.Ordinal));
            if (other is not null) throw new BakeException($"volumes.{name}: conflicting parameters \"external\" and {GoQuote.Of(other)} specified");
        }
    }

    private static void Parts(ComposeMap service, string path)
    {
        foreach (var port in Items(service, "ports"))
        {
            if (port.GetValueOrDefault("host_ip") is string address && !ComposePort.IsAddress(address)) throw new BakeException($"{path}.ports.[]: invalid ip address: {address}");
        }

        if (Items(service.GetValueOrDefault("develop") as ComposeMap, "watch").Any(static watch => watch.GetValueOrDefault("path") is ""))
        {
            throw new BakeException($"{path}.develop.watch.[].path: value can't be blank");
        }

        var resources = (service.GetValueOrDefault("deploy") as ComposeMap)?.GetValueOrDefault("resources") as ComposeMap;
        Devices(Items(resources?.GetValueOrDefault("reservations") as ComposeMap, "devices"), $"{path}.deploy.resources.reservations.devices");
        Devices(Items(service, "gpus"), $"{path}.gpus");
    }

    private static void Devices(IEnumerable<ComposeMap> devices, string path)
    {
        if (devices.Any(static device => device.ContainsKey("count") && device.ContainsKey("device_ids")))
        {
            throw new BakeException($"{path}.[]: \"count\" and \"device_ids\" attributes are exclusive");
        }
    }

    private static void OneOf(ComposeMap resource, string path, params string[] keys)
    {
        var count = keys.Count(resource.ContainsKey);
        if (count > 1) throw new BakeException($"{path}: {string.Join('|', keys)} attributes are mutually exclusive");
        if (count == 0 && !resource.ContainsKey("driver") && !resource.ContainsKey("external"))
        {
            throw new BakeException($"{path}: one of {string.Join('|', keys)} must be set");
        }
    }
}
