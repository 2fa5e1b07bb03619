using Depot.Actions.Container;

namespace Depot.Actions.Host.Places;

/// <summary>What a container action determines before it starts anything: everything that decides where it runs.</summary>
internal sealed record Found
{
    /// <summary>What the step asks for: the input <c>run-in</c>.</summary>
    public RunIn Asked { get; init; }

    /// <summary>What the runner's owner asks for: the variable <see cref="FleetRule.Variable"/> of this step.</summary>
    public RunIn Fleet { get; init; }

    /// <summary>Why the Engine gave no information, as half a sentence; null if it has described this container.</summary>
    public string? EngineObstacle { get; init; }

    /// <summary>Text of <c>/proc/self/uid_map</c>.</summary>
    public string UserMap { get; init; } = "";

    /// <summary>Whether a file that the runner made for this step is here: without it the Engine runs on another machine than the runner.</summary>
    public bool HasRunnerFiles { get; init; } = true;

    /// <summary>The container in which the job's own steps run; null when they run on the host.</summary>
    public JobContainer? Job { get; init; }

    /// <summary>A directory of the host in which a program can be put; null when nothing of the host is mounted.</summary>
    public BindMount? HostDirectory { get; init; }
}

/// <summary>The container of the job's own steps.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, without a slash.</param>
/// <param name="Paths">Our paths and the host's, and what they are called there.</param>
/// <param name="Directory">A directory that both have, under both its names; null when there is none.</param>
internal sealed record JobContainer(string Id, string Name, PathMapping Paths, BindMount? Directory);
