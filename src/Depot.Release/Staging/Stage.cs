using System.Text;
using Depot.Release.Errors;
using Depot.Release.Trees;

namespace Depot.Release.Staging;

/// <summary>Stages a release of a checkout. No request is sent.</summary>
internal static class Stage
{
    /// <exception cref="ReleaseException">Something is missing or inconsistent.</exception>
    public static StagedRelease Of(StageRequest request, SourceCheckout source)
    {
        var notes = new SourceLinks(request.Names, request.Version.Tag).In(Changelog.Notes(source.Read(Changelog.File), request.Version), Changelog.File);
        var programs = Programs(request);
        var carrier = request.Image is { } image ? ProgramDelivery.Of(image) : ProgramDelivery.OfRootfs(request.Rootfs!, source.Read("src/Depot.Release/build/Dockerfile"));
        return new(
            request.Version, request.Names, source.Commit, source.Date, request.Image, notes,
            ActionSource.All.ToDictionary(action => action.Repository, action => Tree(action, request, source, carrier, programs)),
            WithChecksums(request.Programs, programs), [.. ProgramAsset.Platforms.Except(programs.Keys)]);
    }

    private static IReadOnlyList<TreeFile> Tree(
        ActionSource action, StageRequest request, SourceCheckout source, ProgramDelivery carrier, IReadOnlyDictionary<string, Asset> programs)
    {
        var directory = $"actions/{action.Directory}";
        var files = new List<TreeFile>(carrier.Files)
        {
            TreeFile.OfText("README.md", Readme.Of(source.Read($"{directory}/README.md"), request.Names, action, request.Version, carrier.Description, request.Image)),
            TreeFile.OfText("CHANGELOG.md", new SourceLinks(request.Names, request.Version.Tag).In(source.Read(Changelog.File), Changelog.File)),
            TreeFile.OfText("LICENSE", source.Read("LICENSE")),
            TreeFile.OfText("NOTICE", source.Read("docs/NOTICE")),
        };
        files.AddRange(source.Manifests(action).Where(variant => variant != NativeVariant.Directory).Select(ActionFile.PathOf).Select(manifest => TreeFile.OfText(
            manifest, ActionFile.WithImage(source.Read($"{directory}/{manifest}"), Path.GetDirectoryName(manifest)!, carrier.Image))));
        files.AddRange(NativeVariant.Of(action, request, source, programs));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static Dictionary<string, Asset> Programs(StageRequest request)
    {
        var missing = ProgramAsset.Platforms.Where(platform => !File.Exists(Path.Combine(request.Programs, ProgramAsset.NameOf(platform)))).ToList();
        if (missing.Count > 0 && !request.IsDryRun)
            throw new ReleaseException($"{request.Programs} has no program for {string.Join(", ", missing)}. A release must be complete.");
        return ProgramAsset.Platforms.Except(missing).ToDictionary(platform => platform, platform => Asset.Of(Path.Combine(request.Programs, ProgramAsset.NameOf(platform))));
    }

    // A list that came with the programs is signed, so it is kept; otherwise it is created here.
    private static IReadOnlyList<Asset> WithChecksums(string directory, IReadOnlyDictionary<string, Asset> programs)
    {
        var expected = ProgramAsset.Checksums(programs.Values.OrderBy(program => program.Name, StringComparer.Ordinal));
        var list = Path.Combine(directory, Asset.Checksums);
        if (!File.Exists(list)) File.WriteAllText(list, expected);
        if (Encoding.UTF8.GetString(File.ReadAllBytes(list)) != expected)
            throw new ReleaseException($"{list} is not the list of the programs beside it:\n{expected}Delete it, sign the new one, and start again.");
        return Asset.AllOf(directory);
    }
}
