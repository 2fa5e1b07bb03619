using Depot.Release.GitHub;
using Depot.Release.Versions;

namespace Depot.Release.Publishing;

/// <summary>Where <c>vN</c> should lead.</summary>
/// <param name="Commit">Its current commit; null if the tag does not exist.</param>
/// <param name="Stays">Why it is not moved; null if it is.</param>
internal sealed record MovingTag(string? Commit, string? Stays)
{
    public static MovingTag Of(RepositoryState state, ReleaseVersion version)
    {
        var commit = state.Tags.GetValueOrDefault(version.MovingTag);
        var newest = Versions(state).Where(other => !other.IsPrerelease && other.MovingTag == version.MovingTag).Max();
        return new(commit,
            version.IsPrerelease ? $"{version} is a pre-release"
            : newest is not null && newest.CompareTo(version) > 0 ? $"{newest} is newer than {version}"
            : null);
    }

    /// <summary>Whether GitHub should show the version as the latest.</summary>
    public static bool IsLatest(RepositoryState state, ReleaseVersion version) =>
        !version.IsPrerelease && Versions(state).Where(other => !other.IsPrerelease).All(other => other.CompareTo(version) <= 0);

    private static IEnumerable<ReleaseVersion> Versions(RepositoryState state) => state.Tags.Keys.Select(ReleaseVersion.TryParse).OfType<ReleaseVersion>();
}
