using Depot.Actions.Container;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Host;

/// <summary>What a container action can find out about the machine outside, without changing anything.</summary>
/// <param name="Container">The container as the Engine describes it; null when no Engine knows it.</param>
/// <param name="Paths">The folders of the runner under both their names.</param>
/// <param name="LaterSteps">The same folders under the names that the job's own steps use.</param>
/// <param name="Obstacle">Why the step cannot run on the host, as half a sentence; null when it may be tried.</param>
internal sealed record HostProbe(ContainerInfo? Container, PathMapping Paths, PathMapping LaterSteps, string? Obstacle)
{
    private const string JobNetwork = "github_network_";
    private const string JobWork = "/__w";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether the job's own steps run in a container as well.</summary>
    public bool IsJobContained { get; init; }

    /// <summary>Looks around.</summary>
    /// <param name="engine">The Engine.</param>
    /// <param name="socket">Path of its socket.</param>
    /// <param name="mounts">What is mounted here.</param>
    /// <param name="context">The step.</param>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<HostProbe> InspectAsync(EngineClient engine, string socket, MountTable mounts, StepContext context)
    {
        var unaided = mounts.RunnerFolders(context.Environment["RUNNER_WORKSPACE"]);
        HostProbe Alone(string obstacle) => new(null, unaided, unaided, obstacle);
        if (!File.Exists(socket)) return Alone($"no Docker Engine is at {socket}");
        if (mounts.ContainerId is not { } id) return Alone("the id of this container cannot be told");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Stop.Interrupt);
        limit.CancelAfter(Patience);
        try
        {
            return await engine.InspectAsync(id, limit.Token).ConfigureAwait(false) is { } container
                ? await DescribeAsync(engine, container, context.Environment, limit.Token).ConfigureAwait(false)
                : Alone($"the Docker Engine at {socket} does not know this container");
        }
        catch (EngineException refusal)
        {
            return Alone($"the Docker Engine at {socket} cannot be used: {refusal.Message}");
        }
        catch (OperationCanceledException) when (!context.Stop.IsRequested)
        {
            return Alone($"the Docker Engine at {socket} did not answer within {Patience.TotalSeconds:0} s");
        }
    }

    /// <summary>The folders of the host that a container has.</summary>
    public static PathMapping Folders(ContainerInfo container) =>
        new([.. (container.Mounts ?? []).Where(mount => mount is { Type: "bind", Source: not null }).Select(mount => new BindMount(mount.Destination, mount.Source!))]);

    /// <summary>What speaks against running the step on the host; null when nothing does.</summary>
    /// <param name="folders">From <see cref="Folders"/>.</param>
    /// <param name="temp">The runner's temporary folder, as the container sees it.</param>
    /// <param name="userMap">Text of <c>/proc/self/uid_map</c>.</param>
    public static string? FindObstacle(PathMapping folders, string temp, string userMap)
    {
        // One line that maps every id to itself: anything else is an Engine that runs rootless or remaps its users.
        if (userMap.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not ["0", "0", "4294967295"])
        {
            return "the Docker Engine runs rootless or with remapped users";
        }

        return folders.Pairs.Any(pair => pair.Container == temp) ? null : $"{temp} is no folder of the host";
    }

    /// <summary>The folders as a container of the job sees them, where it has the runner's work folder.</summary>
    /// <param name="folders">From <see cref="Folders"/>.</param>
    /// <param name="work">Path of the work folder on the host.</param>
    public static PathMapping ForJob(PathMapping folders, string work) =>
        new([.. folders.Pairs.Where(pair => pair.Host.StartsWith(work + "/", StringComparison.Ordinal)).Select(pair => pair with { Host = JobWork + pair.Host[work.Length..] })]);

    private static async Task<HostProbe> DescribeAsync(EngineClient engine, ContainerInfo container, RunnerEnvironment environment, CancellationToken stop)
    {
        var folders = Folders(container);
        // The runner makes such a network for `services:` too; only a `container:` has its work folder.
        if (container.HostConfig?.NetworkMode is { } network && network.StartsWith(JobNetwork, StringComparison.Ordinal)
            && (await engine.OnNetworkAsync(network, stop).ConfigureAwait(false)).SelectMany(other => other.Mounts ?? [])
                .FirstOrDefault(mount => mount.Destination == JobWork)?.Source is { } work)
        {
            var job = ForJob(folders, work);
            return new(container, new([.. folders.Pairs, .. job.Pairs]), job, "the job runs in a container of its own") { IsJobContained = true };
        }

        return new(container, folders, folders, FindObstacle(folders, environment.TempFolder, await File.ReadAllTextAsync("/proc/self/uid_map", stop).ConfigureAwait(false)));
    }
}
