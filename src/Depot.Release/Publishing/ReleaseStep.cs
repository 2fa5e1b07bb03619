using Depot.Release.GitHub;
using Depot.Release.Staging;

namespace Depot.Release.Publishing;

/// <summary>The phase of a step. All repositories finish a phase before the next one begins.</summary>
internal enum Phase
{
    /// <summary>Nothing of it is visible to a workflow.</summary>
    Prepare,

    /// <summary>The version can be used by its full name.</summary>
    Publish,

    /// <summary>Workflows with the major version get it.</summary>
    Move,
}

/// <summary>One change of a repository.</summary>
/// <param name="Phase">Its phase.</param>
/// <param name="Description">What it does, for the output.</param>
/// <param name="RunAsync">Runs it, and returns what later steps need.</param>
internal sealed record ReleaseStep(Phase Phase, string Description, Func<IGitHubRepository, Progress, Task<Progress>> RunAsync)
{
    public static ReleaseStep Commit(RepositoryState state, RepositoryRelease release) =>
        new(Phase.Prepare, $"commit {release.Files.Count} files to main", async (repository, progress) => progress with
        {
            Commit = await repository.CommitAsync(new(state.Head.Sha, release.Tree, release.Files, release.Message, release.Date)),
        });

    public static ReleaseStep CreateDraft(RepositoryRelease release) =>
        new(Phase.Prepare, $"create a draft of release {release.Version}", async (repository, progress) => progress with
        {
            Release = await repository.CreateDraftAsync(new(release.Version, progress.Commit, release.Notes)),
        });

    public static ReleaseStep RemoveDraft(ReleaseState draft) =>
        new(Phase.Prepare, $"remove draft {draft.Id}, left over from an earlier attempt", Unchanged(repository => repository.RemoveDraftAsync(draft.Id)));

    public static ReleaseStep Upload(Asset asset) =>
        new(Phase.Prepare, $"upload {asset.Name}", async (repository, progress) =>
        {
            await repository.UploadAsync(progress.Release, asset);
            return progress;
        });

    public static ReleaseStep RemoveAsset(AssetState asset) =>
        new(Phase.Prepare, $"remove {asset.Name}, which is {(asset.Sha256 is null ? "half uploaded" : "not of this release")}",
            Unchanged(repository => repository.RemoveAssetAsync(asset.Id)));

    public static ReleaseStep Publish(RepositoryState state, RepositoryRelease release) =>
        new(Phase.Publish, $"publish release {release.Version}", async (repository, progress) =>
        {
            await repository.PublishAsync(progress.Release, new(release.Version, progress.Commit, release.Notes), MovingTag.IsLatest(state, release.Version));
            return progress;
        });

    public static ReleaseStep MoveTag(MovingTag tag, RepositoryRelease release) =>
        new(Phase.Move, $"{(tag.Commit is null ? "create" : "move")} tag {release.Version.MovingTag}", async (repository, progress) =>
        {
            await repository.SetTagAsync(release.Version.MovingTag, progress.Commit, exists: tag.Commit is not null);
            return progress;
        });

    private static Func<IGitHubRepository, Progress, Task<Progress>> Unchanged(Func<IGitHubRepository, Task> run) => async (repository, progress) =>
    {
        await run(repository);
        return progress;
    };
}

/// <summary>Results of steps that later steps need.</summary>
/// <param name="Commit">The commit of the release; empty before it is made.</param>
/// <param name="Release">GitHub's number of the release or its draft; 0 before it is made.</param>
internal sealed record Progress(string Commit, long Release);
