using Depot.Release.Errors;
using Depot.Release.Staging;
using Depot.Release.Trees;
using Depot.Release.Versions;

namespace Depot.Release.GitHub;

/// <summary>One repository on GitHub: what this tool reads there and the few things it changes.</summary>
/// <remarks>Octokit is used only behind this interface, so that another client can replace it.</remarks>
internal interface IGitHubRepository
{
    /// <summary>Owner and name, such as <c>depot/setup-action</c>.</summary>
    string Name { get; }

    /// <exception cref="ReleaseException">There is no such repository, or it has no commit yet.</exception>
    Task<RepositoryState> ReadAsync(ReleaseVersion version);

    /// <summary>All files of a commit.</summary>
    Task<IReadOnlyList<TreeFile>> ReadFilesAsync(CommitState commit);

    /// <summary>The bytes a user gets.</summary>
    Task<byte[]> DownloadAsync(AssetState asset);

    /// <summary>Makes one commit whose tree is exactly these files, and moves <c>main</c> from its parent to it.</summary>
    /// <returns>The commit's name. The same request gives the same commit, so repeating it leaves nothing behind.</returns>
    Task<string> CommitAsync(CommitRequest request);

    Task<long> CreateDraftAsync(ReleaseDraft draft);

    Task RemoveDraftAsync(long release);

    Task UploadAsync(long release, Asset asset);

    Task RemoveAssetAsync(int asset);

    /// <summary>Publishes a draft; GitHub creates its tag.</summary>
    Task PublishAsync(long release, ReleaseDraft draft, bool isLatest);

    /// <summary>Sets the tag to the commit in one request, whether it exists or not.</summary>
    Task SetTagAsync(string tag, string commit, bool exists);
}

/// <summary>A commit to make.</summary>
/// <param name="Parent">The commit that <c>main</c> is at.</param>
/// <param name="Tree">Git's name of the expected tree.</param>
/// <param name="Files">The whole tree.</param>
/// <param name="Message">The commit's message.</param>
/// <param name="Date">Given, not from a clock, so that every run makes the same commit.</param>
internal sealed record CommitRequest(string Parent, string Tree, IReadOnlyList<TreeFile> Files, string Message, DateTimeOffset Date);

/// <summary>A release to make.</summary>
/// <param name="Version">Names the tag and the release.</param>
/// <param name="Commit">What the tag will lead to.</param>
/// <param name="Notes">Markdown.</param>
internal sealed record ReleaseDraft(ReleaseVersion Version, string Commit, string Notes);
