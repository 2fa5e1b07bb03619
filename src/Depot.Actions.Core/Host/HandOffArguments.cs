namespace Depot.Actions.Host;

/// <summary>First arguments of our own program, by which a container action becomes a step on the host.</summary>
internal static class HandOffArguments
{
    /// <summary>In the container that the runner starts: see <see cref="Entry.InContainer"/>.</summary>
    public const string InContainer = "--in-container";

    /// <summary>In the second container, on the way to the host: see <see cref="HostEntry"/>.</summary>
    public const string EnterHost = "--enter-host";

    /// <summary>On the host: see <see cref="Host.OnHost"/>.</summary>
    public const string OnHost = "--on-host";
}
