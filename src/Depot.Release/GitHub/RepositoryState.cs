namespace Depot.Release.GitHub;

/// <summary>The state of an action's repository for one version.</summary>
/// <param name="Head">The newest commit of <c>main</c>.</param>
/// <param name="Tags">Every tag with the commit it leads to, by name.</param>
/// <param name="Tagged">The commit under the version's own tag; null when there is no such tag.</param>
/// <param name="Releases">The releases and drafts of the version, oldest first; GitHub allows several drafts of one tag.</param>
internal sealed record RepositoryState(
    CommitState Head, IReadOnlyDictionary<string, string> Tags, CommitState? Tagged, IReadOnlyList<ReleaseState> Releases)
{
    /// <summary>A repository with only a first commit.</summary>
    public static RepositoryState New { get; } = new(new("", "", ""), new Dictionary<string, string>(), null, []);

    /// <summary>The published release; null before that.</summary>
    public ReleaseState? Published => Releases.FirstOrDefault(release => !release.IsDraft);
}

/// <summary>A commit: its name, the name of its tree, and its message.</summary>
internal sealed record CommitState(string Sha, string Tree, string Message);

/// <summary>A release, or a draft of one.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="IsDraft">Not visible to users yet, and without a tag of its own.</param>
/// <param name="Target">The commit it is made for.</param>
/// <param name="Assets">Its files.</param>
internal sealed record ReleaseState(long Id, bool IsDraft, string Target, IReadOnlyList<AssetState> Assets);

/// <summary>A file of a release.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name">File name.</param>
/// <param name="Sha256">Of the bytes that a download gives, lower-case hexadecimal; null when the upload never ended.</param>
internal sealed record AssetState(int Id, string Name, string? Sha256);
