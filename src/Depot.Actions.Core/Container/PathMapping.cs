namespace Depot.Actions.Container;

/// <summary>The directories that a container shares with its host. Translates the paths in a value for the other side.</summary>
/// <param name="Pairs">In any order; the longest matching path is used. A pair that names <c>/</c> or nothing is not used.</param>
/// <remarks>
/// A path is recognized as the whole value, a line, an item between commas, after <c>key=</c>, in quotes, in a JSON string, after
/// <c>cwd://</c> and its like, in a list such as PATH. It ends at a slash or where the item ends. Everything else stays as it is:
/// <c>/github/workspace-old</c>, <c>https://host/github/workspace</c>.
/// </remarks>
public sealed record PathMapping(IReadOnlyList<BindMount> Pairs)
{
    /// <summary>A map that changes nothing.</summary>
    public static PathMapping Empty { get; } = new([]);

    /// <summary>The value with the container's paths replaced by the host's.</summary>
    public string ToHost(string value) => PathTranslator.Replace(value, Pairs.Select(pair => (pair.Container, pair.Host)));

    /// <summary>The value with the host's paths replaced by the container's.</summary>
    /// <remarks>A directory with several names in the container gets the one of its longest host path, as from the runner.</remarks>
    public string ToContainer(string value) => PathTranslator.Replace(value, Pairs.Select(pair => (pair.Host, pair.Container)));
}
