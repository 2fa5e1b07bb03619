namespace Depot.Actions.Container;

/// <summary>One directory under its two names.</summary>
/// <param name="Container">Absolute path in the container, such as <c>/github/workspace</c>.</param>
/// <param name="Host">Absolute path of the same directory on the host.</param>
public readonly record struct BindMount(string Container, string Host);
