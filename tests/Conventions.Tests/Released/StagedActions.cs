using Depot.Release.Images;
using Depot.Release.Staging;
using Depot.Release.Trees;
using Depot.Release.Versions;

namespace Conventions.Released;

/// <summary>What a release of this checkout would put into the repositories of the actions.</summary>
internal static class StagedActions
{
    /// <summary>Owner of the repositories.</summary>
    public const string Owner = "depot";

    /// <summary>The newest version that the changelog names, which is what pages and messages tell people to use.</summary>
    public static ReleaseVersion Version { get; } = Repository.Read("docs/CHANGELOG.md").Split('\n')
        .Where(line => line.StartsWith("## v", StringComparison.Ordinal)).Select(line => ReleaseVersion.Parse(line.Split(' ')[1])).Max()!;

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<TreeFile>>> Trees = new(Stage);

    /// <summary>The manifests behind a name; several where a message fills in the action, none where a release has nothing there.</summary>
    public static IEnumerable<ActionManifest> ManifestsOf(ActionReference action) => Trees.Value
        .Where(tree => action.Repository == "…-action" || tree.Key == action.Repository)
        .SelectMany(tree => tree.Value.Where(file => file.Path == ActionFile.PathOf(action.Directory)).Select(file => ActionManifest.Parse(tree.Key + "/" + file.Path, file.Text()!)));

    /// <summary>Whether a release has an action everywhere where a string says that there is one.</summary>
    public static bool Has(ActionReference action) =>
        ManifestsOf(action).Count() == (action.Repository == "…-action" ? Trees.Value.Count : 1);

    private static IReadOnlyDictionary<string, IReadOnlyList<TreeFile>> Stage()
    {
        var programs = Directory.CreateTempSubdirectory("conventions-release");
        try
        {
            var image = ImageReference.Parse($"ghcr.io/{Owner}/depot-actions@sha256:{new string('c', 64)}");
            var request = new StageRequest(Version, new(Owner, $"{Owner}/actions"), programs.FullName, image, null, IsDryRun: true);
            return Depot.Release.Staging.Stage.Of(request, new(Repository.Root, new string('0', 40), DateTimeOffset.UnixEpoch)).Trees;
        }
        finally
        {
            programs.Delete(recursive: true);
        }
    }
}
