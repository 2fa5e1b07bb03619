namespace Depot.Actions.Container;

/// <summary>What a step needs on its machine that a container may lack.</summary>
internal sealed record HostRequirements
{
    /// <summary>
    /// Paths as written, each with the input that names it, in the order in which they are checked; null, relative paths and URLs are
    /// always accessible.
    /// </summary>
    public IReadOnlyList<(string Input, string? Path)> Paths { get; init; } = [];

    /// <summary>The items of the input <c>ssh</c>.</summary>
    public IReadOnlyList<string> Ssh { get; init; } = [];

    /// <summary>
    /// The registries that are pushed to, as they stand in the names of images; any other words stand for those without a
    /// credential helper of their own. Empty when nothing is pushed.
    /// </summary>
    public IReadOnlyList<string> Registries { get; init; } = [];
}
