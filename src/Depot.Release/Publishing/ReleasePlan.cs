using Depot.Release.GitHub;

namespace Depot.Release.Publishing;

/// <summary>The steps from the current to the required state of a repository. Empty if the release is complete.</summary>
/// <param name="Start">The existing state.</param>
/// <param name="Steps">The missing steps, in order.</param>
internal sealed record ReleasePlan(Progress Start, IReadOnlyList<ReleaseStep> Steps)
{
    public static ReleasePlan Of(RepositoryState state, RepositoryRelease release)
    {
        var commit = Commit(state, release);
        var (draft, leftOver) = Drafts(state, commit);
        var here = state.Published ?? draft;
        var steps = new List<ReleaseStep>();

        if (commit is null) steps.Add(ReleaseStep.Commit(state, release));
        steps.AddRange(leftOver.Select(ReleaseStep.RemoveDraft));
        if (here is null) steps.Add(ReleaseStep.CreateDraft(release));
        if (state.Published is null)
        {
            steps.AddRange(Assets(here?.Assets ?? [], release));
            steps.Add(ReleaseStep.Publish(state, release));
        }

        if (MovingTag.Of(state, release.Version) is { Stays: null } tag && (commit is null || tag.Commit != commit))
            steps.Add(ReleaseStep.MoveTag(tag, release));
        return new(new(commit ?? "", here?.Id ?? 0), steps);
    }

    // A commit of an earlier try is as good as a new one: it is made of the same files, with the same message and date.
    private static string? Commit(RepositoryState state, RepositoryRelease release) =>
        state.Tagged?.Tree == release.Tree ? state.Tagged.Sha
        : state.Head.Tree == release.Tree && state.Head.Message.TrimEnd('\n') == release.Message ? state.Head.Sha
        : null;

    private static (ReleaseState? Kept, IEnumerable<ReleaseState> LeftOver) Drafts(RepositoryState state, string? commit)
    {
        var drafts = state.Releases.Where(release => release.IsDraft).ToList();
        var kept = state.Published is null ? drafts.Find(draft => draft.Target == commit) : null;
        return (kept, drafts.Where(draft => draft != kept));
    }

    private static IEnumerable<ReleaseStep> Assets(IReadOnlyList<AssetState> there, RepositoryRelease release)
    {
        var good = there.Where(asset => release.Assets.Any(wanted => wanted.Name == asset.Name && wanted.Sha256 == asset.Sha256)).ToList();
        return there.Except(good).Select(ReleaseStep.RemoveAsset)
            .Concat(release.Assets.Where(wanted => good.All(asset => asset.Name != wanted.Name)).Select(ReleaseStep.Upload));
    }
}
