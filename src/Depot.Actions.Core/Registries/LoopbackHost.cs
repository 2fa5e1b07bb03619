using System.Net;

namespace Depot.Actions.Registries;

/// <summary>Names of the local machine. A builder of Depot is not the runner, so they never mean a registry of this job.</summary>
internal static class LoopbackHost
{
    /// <summary>Whether a registry has such a name.</summary>
    /// <param name="registry">host[:port].</param>
    public static bool Is(string registry) => IsNamed(registry) || (Address(registry) is { } address && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any)));

    /// <summary>Whether it is <c>localhost</c> or a name below it.</summary>
    /// <inheritdoc cref="Is" path="/param"/>
    public static bool IsNamed(string registry) => Host(registry) is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));

    private static IPAddress? Address(string registry) => IPAddress.TryParse(Host(registry).Trim('[', ']'), out var address) ? address : null;

    private static string Host(string registry) => registry.LastIndexOf(':') is var end && end > registry.LastIndexOf(']') ? registry[..end] : registry;
}
