using Depot.Release.GitHub;
using Depot.Release.Versions;

namespace Depot.Release.Publishing;

/// <summary>Why a release cannot be made in the current state of a repository.</summary>
internal static class ReleaseBlockers
{
    /// <summary>One sentence each; empty if the release is possible.</summary>
    public static IEnumerable<string> Of(string repository, RepositoryState state, RepositoryRelease release)
    {
        var version = release.Version;
        if (state.Tagged is { } tagged && tagged.Tree != release.Tree)
            yield return $"{repository} has {version} already, at {tagged.Sha}, with different files. A version is never replaced: release the next one.";
        else if (state.Published is { } published && Difference(published, release) is { } difference)
            yield return $"{repository} has published {version} {difference}. A version is never replaced: release the next one.";

        if (state.Tags.TryGetValue(version.MovingTag, out var commit) && !IsRelease(state, version, commit))
            yield return $"{version.MovingTag} of {repository} leads to {commit}, which is no release of {version.MovingTag}. Find out why it was moved, and reset it by hand.";
    }

    private static string? Difference(ReleaseState published, RepositoryRelease release) =>
        release.Assets.FirstOrDefault(asset => !published.Assets.Any(other => other.Name == asset.Name && other.Sha256 == asset.Sha256)) is { } missing
            ? $"without this {missing.Name}"
            : null;

    private static bool IsRelease(RepositoryState state, ReleaseVersion version, string commit) => state.Tags.Any(tag =>
        tag.Value == commit && ReleaseVersion.TryParse(tag.Key) is { IsPrerelease: false } other && other.MovingTag == version.MovingTag);
}
