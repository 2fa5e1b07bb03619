using Depot.Release.Staging;
using Depot.Release.Trees;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Running;

/// <summary>A small release of everything there is: a string, an executable of bytes that are no text, and two files to download.</summary>
internal sealed class TestRelease : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("depot-release-assets");

    public TestRelease(string version = "v1.20.0", string edition = "")
    {
        foreach (var name in new[] { "SHA256SUMS", "depot-actions-linux-x64" }) File.WriteAllText(Path.Combine(_directory.FullName, name), $"{name} of {version}{edition}");
        Staged = Of(version, edition);
    }

    /// <summary>Two: enough to see one wait for the other.</summary>
    public static IReadOnlyList<string> Repositories { get; } = [.. ActionSource.All.Take(2).Select(action => action.Repository)];

    public StagedRelease Staged { get; }

    public void Dispose() => _directory.Delete(recursive: true);

    private StagedRelease Of(string version, string edition) => new(
        ReleaseVersion.Parse(version), new("depot", "depot/actions"), "0123456789012345678901234567890123456789",
        new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), null, $"Notes of {version}",
        Repositories.ToDictionary(name => name, name => Tree(name, version + edition)), Asset.AllOf(_directory.FullName), []);

    private static IReadOnlyList<TreeFile> Tree(string name, string version) =>
    [
        TreeFile.OfText("README.md", $"# {name} {version}\n"),
        TreeFile.OfText("action.yml", "runs:\n  image: Dockerfile\n"),
        TreeFile.OfText("native/action.yml", "runs:\n"),
        new("rootfs/amd64/depot-actions", [0x7f, 0x45, 0x4c, 0x46, 0, 0xff], IsExecutable: true),
    ];
}
