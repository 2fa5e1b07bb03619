using Depot.Release.Staging;
using Depot.Release.Trees;
using Depot.Release.Versions;

namespace Depot.Release.Publishing;

/// <summary>The required state of one repository.</summary>
/// <param name="Version">The release.</param>
/// <param name="Files">The tree of its commit.</param>
/// <param name="Message">The message of its commit.</param>
/// <param name="Date">The date of its commit.</param>
/// <param name="Notes">The text of its release.</param>
/// <param name="Assets">The files of its release.</param>
internal sealed record RepositoryRelease(
    ReleaseVersion Version, IReadOnlyList<TreeFile> Files, string Message, DateTimeOffset Date, string Notes, IReadOnlyList<Asset> Assets)
{
    /// <summary>Git's name of the tree.</summary>
    public string Tree { get; } = GitHash.Tree(Files);

    public static RepositoryRelease Of(StagedRelease release, string repository) => new(
        release.Version, release.Trees[repository], release.CommitMessage, release.Date, release.Notes, release.Assets);
}
