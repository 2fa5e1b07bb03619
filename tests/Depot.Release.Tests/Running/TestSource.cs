using System.Diagnostics;
using System.Reflection;
using Depot.Release.Images;
using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Running;

/// <summary>A clean checkout of what a release takes from this repository, and a directory of programs.</summary>
internal sealed class TestSource : IDisposable
{
    private static readonly string[] Taken = ["LICENSE", "docs/CHANGELOG.md", "docs/NOTICE", "src/Depot.Release/build/Dockerfile"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("depot-release-source");

    public TestSource()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository, "actions"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository, file)).Concat(Taken))
        {
            var copy = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository, file), copy);
        }

        Directory.CreateDirectory(Programs);
        foreach (var platform in ProgramAsset.Platforms) File.WriteAllText(Path.Combine(Programs, ProgramAsset.NameOf(platform)), $"program for {platform}");
        Git("init", "--quiet");
        Commit();
    }

    /// <summary>The checkout these tests were built from.</summary>
    public static string Repository { get; } = Path.GetFullPath(
        typeof(TestSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Repository").Value!);

    public string Root => Path.Combine(_directory.FullName, "source");

    public string Programs => Path.Combine(_directory.FullName, "programs");

    /// <summary>A directory that is free to use.</summary>
    public string Output => Path.Combine(_directory.FullName, "output");

    public static ImageReference Image { get; } = ImageReference.Parse($"ghcr.io/depot/depot-actions@sha256:{new string('c', 64)}");

    public StageRequest Request(string version = "v1.20.0", ImageReference? image = null, bool isDryRun = false) =>
        new(ReleaseVersion.Parse(version), new("depot", "depot/actions"), Programs, image ?? Image, null, isDryRun);

    public async Task<StagedRelease> StageAsync(StageRequest? request = null) => Stage.Of(request ?? Request(), await SourceCheckout.ReadAsync(Root));

    /// <summary>Lets the changelog know a version.</summary>
    public void Changelog(string version)
    {
        File.AppendAllText(Path.Combine(Root, "docs", "CHANGELOG.md"), $"\n## {version}\n\nSomething new.\n");
        Commit();
    }

    public void Commit()
    {
        Git("add", "--all");
        Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "commit", "--quiet", "--message", "All of it");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Root })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"git {arguments[0]} failed");
    }
}
