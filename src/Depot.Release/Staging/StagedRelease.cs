using System.Text.Json;
using System.Text.Json.Serialization;
using Depot.Release.Errors;
using Depot.Release.Images;
using Depot.Release.Trees;
using Depot.Release.Versions;

namespace Depot.Release.Staging;

/// <summary>A release staged in a directory: a tree for each action, the files to download, and a list of it all.</summary>
/// <param name="Version">The release.</param>
/// <param name="Names">Where it goes and where it comes from.</param>
/// <param name="SourceCommit">The commit it was made from.</param>
/// <param name="Date">When that was made.</param>
/// <param name="Image">The image that the actions run; null when they carry a root file system.</param>
/// <param name="Notes">The text of the release, Markdown.</param>
/// <param name="Trees">The tree of each action, by the name of its repository.</param>
/// <param name="Assets">The files to download.</param>
/// <param name="Missing">The platforms without a program, which only a dry run has.</param>
internal sealed record StagedRelease(
    ReleaseVersion Version, RepositoryNames Names, string SourceCommit, DateTimeOffset Date, ImageReference? Image, string Notes,
    IReadOnlyDictionary<string, IReadOnlyList<TreeFile>> Trees, IReadOnlyList<Asset> Assets,
    IReadOnlyList<string> Missing)
{
    private const string AssetDirectory = "assets";
    private const string ListFile = "release.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Message of the commit in each action's repository. It names the repository with the history.</summary>
    public string CommitMessage => $"{Version}\n\nMade from {Names.Source}@{SourceCommit}.";

    /// <summary>Writes everything below the directory, in place of the release that was there.</summary>
    /// <exception cref="ReleaseException">The directory holds something else.</exception>
    public void Write(string directory)
    {
        if (Directory.Exists(directory))
        {
            // Only a staged release is replaced.
            if (Directory.EnumerateFileSystemEntries(directory).Any() && !File.Exists(Path.Combine(directory, ListFile)))
                throw new ReleaseException($"{directory} contains something other than a release. Name an empty directory with --output, or remove it.");
            Directory.Delete(directory, recursive: true);
        }

        foreach (var (repository, files) in Trees)
        {
            foreach (var file in files) Write(Path.Combine(directory, repository, file.Path), file);
        }

        Directory.CreateDirectory(Path.Combine(directory, AssetDirectory));
        foreach (var asset in Assets) File.Copy(asset.File, Path.Combine(directory, AssetDirectory, asset.Name));
        File.WriteAllText(Path.Combine(directory, ListFile), JsonSerializer.Serialize(List(), Json) + "\n");
    }

    /// <exception cref="ReleaseException">The directory contains no release, or one that was changed.</exception>
    public static StagedRelease Read(string directory)
    {
        var file = Path.Combine(directory, ListFile);
        if (!File.Exists(file)) throw new ReleaseException($"{directory} contains no release. 'depot-release stage' creates one.");
        var list = JsonSerializer.Deserialize<ReleaseList>(File.ReadAllText(file), Json)!;
        var release = new StagedRelease(
            ReleaseVersion.Parse(list.Version), new(list.Owner, list.Source), list.SourceCommit, list.Date,
            list.Image is null ? null : ImageReference.Parse(list.Image), list.Notes,
            list.Trees.Keys.ToDictionary(repository => repository, repository => ReadTree(Path.Combine(directory, repository))),
            Asset.AllOf(Path.Combine(directory, AssetDirectory)), list.Missing);
        if (JsonSerializer.Serialize(release.List(), Json) + "\n" != File.ReadAllText(file))
            throw new ReleaseException($"{directory} was changed after it was staged. Stage it again with 'depot-release stage'.");
        return release;
    }

    private ReleaseList List() => new(
        Version.Tag, Names.Owner, Names.Source, SourceCommit, Date, Image?.ToString(), Notes,
        new(Trees.ToDictionary(tree => tree.Key, tree => GitHash.Tree(tree.Value))),
        new(Assets.ToDictionary(asset => asset.Name, asset => asset.Sha256)), Missing);

    private static void Write(string path, TreeFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.Content);
        if (file.IsExecutable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
    }

    private static IReadOnlyList<TreeFile> ReadTree(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => new TreeFile(Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file), TreeFile.IsExecutableFile(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    // What release.json says; trees by Git's name, assets by SHA-256.
    private sealed record ReleaseList(
        string Version, string Owner, string Source, string SourceCommit, DateTimeOffset Date,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Image, string Notes,
        SortedDictionary<string, string> Trees, SortedDictionary<string, string> Assets, IReadOnlyList<string> Missing);
}
