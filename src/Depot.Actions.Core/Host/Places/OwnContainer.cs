using Depot.Actions.Container;
using Depot.Actions.Host.Engine;

namespace Depot.Actions.Host.Places;

/// <summary>Finds this container among those of the Engine.</summary>
/// <remarks>
/// The id that can be found from inside comes from the path of the hosts file. A container that uses the network of another container has
/// the hosts file of that one: with act, that of the job's container.
/// </remarks>
internal static class OwnContainer
{
    /// <summary>The container as the Engine describes it; null if the Engine does not have it.</summary>
    /// <param name="engine">The Engine.</param>
    /// <param name="id">From <see cref="MountTable.ContainerId"/>.</param>
    /// <param name="command">Our own program and arguments.</param>
    /// <param name="environment">Our own environment.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public static async Task<ContainerInfo?> FindAsync(
        EngineClient engine, string id, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        if (await engine.InspectAsync(id, stop).ConfigureAwait(false) is not { } named) return null;
        if (IsThis(named, command, environment)) return named;
        foreach (var other in await engine.ContainersAsync(stop).ConfigureAwait(false))
        {
            if (other.HostConfig?.NetworkMode == "container:" + named.Id
                && await engine.InspectAsync(other.Id, stop).ConfigureAwait(false) is { } guest && IsThis(guest, command, environment)) return guest;
        }

        return null;
    }

    /// <summary>
    /// Whether a container runs this program with this environment. Information that the Engine does not give is not compared.
    /// </summary>
    public static bool IsThis(ContainerInfo container, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment) =>
        (container.Path is not { } path || command.SequenceEqual([path, .. container.Args ?? []]))
        && (container.Config?.Env ?? []).GroupBy(entry => entry.Split('=')[0])
            .All(entries => environment.TryGetValue(entries.Key, out var value) && entries.Any(entry => entry.Length > entries.Key.Length && entry[(entries.Key.Length + 1)..] == value));
}
