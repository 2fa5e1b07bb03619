namespace Depot.Actions.Host.Places;

/// <summary>Where a container action does its work.</summary>
internal enum PlaceKind
{
    /// <summary>In the container that the runner started for it.</summary>
    Here,

    /// <summary>On the host, through a second container.</summary>
    Host,

    /// <summary>In the container of the job's own steps, by the Engine's <c>exec</c>.</summary>
    Job,
}

/// <summary>The place that was chosen.</summary>
/// <param name="Kind">Which it is.</param>
/// <param name="Reason">Why it is <see cref="PlaceKind.Here"/>, as half a sentence; empty otherwise.</param>
internal readonly record struct Place(PlaceKind Kind, string Reason)
{
    public static Place Host { get; } = new(PlaceKind.Host, "");

    public static Place Job { get; } = new(PlaceKind.Job, "");

    public static Place Here(string reason) => new(PlaceKind.Here, reason);
}
