using Depot.Actions.Container;
using Depot.Actions.Host.Engine;
using Depot.Actions.Host.Linux;
using Depot.Actions.Host.Places;
using Depot.Actions.Runner;
using Depot.Actions.Step;

namespace Depot.Actions.Host;

/// <summary>What a container action can determine about the host, without changing anything.</summary>
/// <param name="Container">The container as the Engine describes it; null when no Engine knows it.</param>
/// <param name="Paths">The directories of the runner under both their names.</param>
/// <param name="LaterSteps">The same directories under the names that the job's own steps use.</param>
/// <param name="Found">What decides the place, except the step's own input.</param>
internal sealed record HostProbe(ContainerInfo? Container, PathMapping Paths, PathMapping LaterSteps, Found Found)
{
    private const string OfContainer = "container:";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] RunnerFiles = ["GITHUB_EVENT_PATH", "GITHUB_OUTPUT", "GITHUB_ENV"];

    /// <summary>Collects the information.</summary>
    /// <param name="engine">The Engine.</param>
    /// <param name="socket">Path of its socket.</param>
    /// <param name="mounts">What is mounted here.</param>
    /// <param name="context">The step.</param>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static async Task<HostProbe> InspectAsync(EngineClient engine, string socket, MountTable mounts, StepContext context)
    {
        var unaided = mounts.RunnerDirectories(context.Environment["RUNNER_WORKSPACE"]);
        HostProbe Alone(string obstacle) => new(null, unaided, unaided, new() { EngineObstacle = obstacle });
        if (!File.Exists(socket)) return Alone($"no Docker Engine is at {socket}");
        if (mounts.ContainerId is not { } id) return Alone("the id of this container cannot be determined");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Stop.Interrupt);
        limit.CancelAfter(Patience);
        try
        {
            var command = DockerRunProcess.Arguments(await File.ReadAllBytesAsync("/proc/self/cmdline", limit.Token).ConfigureAwait(false));
            return await OwnContainer.FindAsync(engine, id, command, context.Environment.Variables, limit.Token).ConfigureAwait(false) is { } container
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

    /// <summary>The directories of the host that a container has.</summary>
    public static PathMapping Directories(ContainerInfo container) =>
        new([.. (container.Mounts ?? []).Where(mount => mount is { Type: "bind", Source: not null }).Select(mount => new BindMount(mount.Destination, mount.Source!))]);

    /// <summary>Whether the files that the runner made for this step are here, under the name it gave or the one they have in this container.</summary>
    /// <param name="environment">Names the files.</param>
    /// <param name="directories">From <see cref="Directories"/>.</param>
    /// <param name="exists">Whether there is a file of that path.</param>
    /// <remarks>True if the runner names no file.</remarks>
    public static bool HasRunnerFiles(RunnerEnvironment environment, PathMapping directories, Func<string, bool> exists)
    {
        var files = RunnerFiles.Select(name => environment[name]).OfType<string>().ToList();
        return files.Count == 0 || files.Exists(file => exists(file) || exists(directories.ToContainer(file)));
    }

    private static async Task<HostProbe> DescribeAsync(EngineClient engine, ContainerInfo container, RunnerEnvironment environment, CancellationToken stop)
    {
        var (directories, mounts) = (Directories(container), container.Mounts ?? []);
        var found = new Found
        {
            UserMap = await File.ReadAllTextAsync("/proc/self/uid_map", stop).ConfigureAwait(false),
            HasRunnerFiles = HasRunnerFiles(environment, directories, File.Exists),
            HostDirectory = SharedDirectories.Best(mounts, directories, environment, Directory.Exists),
        };
        if (await FindJobAsync(engine, container, stop).ConfigureAwait(false) is not var (id, name, theirs)) return new(container, directories, directories, found);
        var paths = SharedDirectories.Between(mounts, theirs);
        var later = new PathMapping([.. paths.Pairs.Where(pair => mounts.Any(mount => mount.Destination == pair.Container))]);
        var job = new JobContainer(id, name, paths, SharedDirectories.Best(mounts, later, environment, Directory.Exists));
        return new(container, new([.. directories.Pairs, .. later.Pairs]), later, found with { Job = job });
    }

    // actions/runner: both are on a network of the job's own. act: ours uses the network of the job's container itself.
    private static async Task<(string Id, string Name, IReadOnlyList<ContainerMount> Mounts)?> FindJobAsync(EngineClient engine, ContainerInfo container, CancellationToken stop)
    {
        var (network, mounts) = (container.HostConfig?.NetworkMode ?? "", container.Mounts ?? []);
        if (network.StartsWith(OfContainer, StringComparison.Ordinal))
        {
            return await engine.InspectAsync(network[OfContainer.Length..], stop).ConfigureAwait(false) is { Mounts: { } theirs } other && SharedDirectories.AreOfOneJob(mounts, theirs)
                ? (other.Id, other.Name.TrimStart('/'), theirs) : null;
        }

        if (network is "" or "default" or "bridge" or "host" or "none") return null;
        var job = (await engine.OnNetworkAsync(network, stop).ConfigureAwait(false))
            .FirstOrDefault(other => other.Id != container.Id && SharedDirectories.AreOfOneJob(mounts, other.Mounts ?? []));
        return job is null ? null : (job.Id, (job.Names is [var first, ..] ? first : job.Id).TrimStart('/'), job.Mounts!);
    }
}
