using Depot.Actions.Install;
using Depot.Actions.Setup;
using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Setup;

/// <summary>A setup step with a release service, an archive and a tool cache of its own.</summary>
internal sealed class SetupSteps : IDisposable
{
    public const string ArchivePath = "GET /depot/cli/releases/download/v2.1.0/depot_2.1.0_linux_amd64.tar.gz";
    public const string ChecksumPath = "GET /depot/cli/releases/download/v2.1.0/depot_2.1.0_checksums.txt";

    public SetupSteps()
    {
        Step = new TestStep { Time = Time }.InWorkflow();
        Step.Variable("RUNNER_TOOL_CACHE", Cache).Variable("DEPOT_RELEASE_URL", Server.Address + "/cli/release/");
        Server.On(Lookup("latest"), ServerAnswer.Json($$"""{"ok":true,"url":"{{ArchiveUrl}}"}"""))
            .On(Lookup("2.1.0"), ServerAnswer.Json($$"""{"ok":true,"url":"{{ArchiveUrl}}"}"""))
            .On(ArchivePath, ServerAnswer.File(Archive));
    }

    public LoopbackServer Server { get; } = new();

    public HurriedTime Time { get; } = new();

    public TestStep Step { get; }

    public byte[] Archive { get; } = TestArchive.Release();

    public string ArchiveUrl => Server.Address + ArchivePath["GET ".Length..];

    public string ChecksumUrl => Server.Address + ChecksumPath["GET ".Length..];

    public string Sha256 => TestArchive.Sha256(Archive);

    public string Cache => Path.Combine(Step.Root, "cache");

    public string LookupUrl(string version) => Server.Address + Lookup(version)["GET ".Length..];

    /// <summary>The directory that gets on PATH.</summary>
    public string DirectoryOf(string version = "2.1.0") => Entry(version).Directory;

    public ToolEntry Entry(string version = "2.1.0") => ToolCache.Entry(Cache, version, ReleasePlatform.OfThisProcess());

    public string Paths => Read("GITHUB_PATH");

    public IReadOnlyDictionary<string, string> Variables => FileCommandReader.Read(Path.Combine(Step.Temp, "GITHUB_ENV"));

    /// <summary>Names of what is left in the temporary directory, the runner's own files and the note of the job's version aside.</summary>
    public IEnumerable<string?> Leftovers => Directory.EnumerateFileSystemEntries(Step.Temp).Select(Path.GetFileName)
        .Where(name => !name!.StartsWith("GITHUB_", StringComparison.Ordinal)
            && !(name == "depot-tool-cache" && Directory.EnumerateFileSystemEntries(Path.Combine(Step.Temp, name)).Select(Path.GetFileName).SequenceEqual(["version-of-job"])));

    public static string Lookup(string version) => $"GET /cli/release/{ReleasePlatform.OfThisProcess()}/{version}";

    /// <summary>Puts a version into the cache, with a program that does what its text says.</summary>
    public SetupSteps WithCached(string version, string program = "#!/bin/sh\nexit 0\n")
    {
        var archive = Path.Combine(Step.Root, "cached");
        File.WriteAllBytes(archive, TestArchive.Release(program));
        ToolCache.Install(archive, Entry(version), Time, CancellationToken.None);
        return this;
    }

    public Task<int> RunAsync() => Step.RunAsync(SetupAction.RunAsync);

    public void Dispose()
    {
        Server.Dispose();
        Step.Dispose();
    }

    private string Read(string file) => Path.Combine(Step.Temp, file) is var path && File.Exists(path) ? File.ReadAllText(path) : "";
}
