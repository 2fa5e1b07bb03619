using Depot.Actions.Host.Linux;

namespace Depot.Actions.Host.Places;

/// <summary>What the second container knows about the Engine's machine before it enters it.</summary>
internal sealed record HostView
{
    /// <summary>The runner's <c>docker run</c>; null when there is none.</summary>
    public DockerRunProcess? Client { get; init; }

    /// <summary>Process id of the runner that talks to the Engine's API itself; null if none is visible.</summary>
    public int? Connected { get; init; }

    /// <summary>Whether a process of the runner's user that talks to the Engine is in a container.</summary>
    public bool IsRunnerNested { get; init; }

    /// <summary>Process id of a process of the machine itself, the first one if it can be entered; null if none can.</summary>
    public int? OfMachine { get; init; }

    /// <summary>Whether the visible process ids are those of the machine, not of a container that the Engine runs in.</summary>
    public bool IsFirstProcessTree { get; init; }

    /// <summary>The setting of the runner's owner in the environment of its process.</summary>
    public FleetWord Fleet { get; init; }
}

/// <summary>Whose namespaces are entered.</summary>
internal enum DoorKind
{
    /// <summary>Of no process.</summary>
    Closed,

    /// <summary>Those of the runner's <c>docker run</c>.</summary>
    Client,

    /// <summary>Those of the runner, which talks to the Engine itself.</summary>
    Runner,

    /// <summary>Those of the machine itself.</summary>
    Machine,
}

/// <summary>The way to the host.</summary>
/// <param name="Kind">Which it is.</param>
/// <param name="Process">Process id of the one whose namespaces are entered; 0 when closed.</param>
/// <param name="Runner">Process id of the process with the runner's environment; null if it is not visible.</param>
/// <param name="Reason">Why it is closed, as half a sentence; empty otherwise.</param>
internal readonly record struct Door(DoorKind Kind, int Process, int? Runner, string Reason)
{
    public static Door Closed(string reason) => new(DoorKind.Closed, 0, null, reason);
}
