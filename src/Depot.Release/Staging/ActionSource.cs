namespace Depot.Release.Staging;

/// <summary>One of the actions: where it is here, and the repository it is released to.</summary>
/// <param name="Directory">Below <c>actions/</c>.</param>
internal sealed record ActionSource(string Directory)
{
    public static IReadOnlyList<ActionSource> All { get; } = [new("setup"), new("build-push"), new("bake")];

    /// <summary>The repository's name, which is what people write after <c>uses: owner/</c>.</summary>
    public string Repository => $"{Directory}-action";
}
