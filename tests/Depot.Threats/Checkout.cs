namespace Depot.Threats;

/// <summary>A copy of the repository as it stands, uncommitted changes included, in which mitigations can be removed.</summary>
internal sealed class Checkout : IDisposable
{
    /// <summary>The tests of the program that is published.</summary>
    public const string EndToEnd = "EndToEnd.Tests";

    /// <summary>The longest that a test may take.</summary>
    public static readonly TimeSpan ForTest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ForBuild = TimeSpan.FromMinutes(10);

    // What only people read is left out: it warns of what a missing mitigation leaves without use.
    private static readonly string[] Quiet = ["--verbosity", "quiet", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];

    private readonly string _root = Directory.CreateTempSubdirectory("depot-threats-").FullName;

    private Checkout() { }

    // The image of the actions, where there is an Engine to build it.
    private static string? Image => Environment.GetEnvironmentVariable("LAB_ACTION_IMAGE");

    /// <summary>Copies a repository.</summary>
    /// <exception cref="InvalidOperationException">Git does not know it.</exception>
    public static async Task<Checkout> OfAsync(string repository)
    {
        var copy = new Checkout();
        var files = (await Command.RunAsync(repository, ForBuild, "git", "ls-files", "--cached", "--others", "--exclude-standard")).Successfully();
        foreach (var file in files.Split('\n').Where(file => File.Exists(Path.Combine(repository, file))))
        {
            var target = Path.Combine(copy._root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(repository, file), target);
        }

        return copy;
    }

    /// <summary>Whether the file of a mitigation has it exactly once.</summary>
    public bool Has(Mitigation mitigation) => mitigation.RemovedFrom(File.ReadAllText(PathOf(mitigation))) is not null;

    /// <summary>Removes a mitigation until the result is disposed.</summary>
    public IDisposable Remove(Mitigation mitigation)
    {
        var (path, code) = (PathOf(mitigation), File.ReadAllText(PathOf(mitigation)));
        File.WriteAllText(path, mitigation.RemovedFrom(code));
        return new Ending(() => File.WriteAllText(path, code));
    }

    /// <summary>The directory of the project a test is in.</summary>
    /// <exception cref="InvalidOperationException">There is no such class, or more than one.</exception>
    public string ProjectOf(Mitigation mitigation)
    {
        var file = Directory.EnumerateFiles(Path.Combine(_root, "tests"), mitigation.Test.Split('.')[0] + ".cs", SearchOption.AllDirectories).Single();
        return Path.GetRelativePath(Path.Combine(_root, "tests"), file).Split(Path.DirectorySeparatorChar)[0];
    }

    /// <summary>Builds a project of tests and what it references.</summary>
    public Task<Command> BuildAsync(string project) => Command.RunAsync(_root, ForBuild, "dotnet", ["build", "tests/" + project, .. Quiet]);

    /// <summary>Publishes the program for the tests that take it as it is released; and makes its image, where that is possible.</summary>
    public async Task<Command> PublishAsync()
    {
        var published = await Command.RunAsync(_root, ForBuild, "dotnet", ["publish", "src/Depot.Actions", "--configuration", "Release", .. Quiet]);
        if (published.ExitCode != 0) return published;
        Directory.CreateDirectory(Path.Combine(_root, "artifacts/publish"));
        // A program that a failed test has left running cannot be written to (ETXTBSY); its file can be replaced.
        var program = Path.Combine(_root, "artifacts/publish/depot-actions");
        File.Delete(program);
        File.Copy(Path.Combine(_root, "artifacts/publish/Depot.Actions/release/depot-actions"), program);
        return Image is { } image ? await Command.RunAsync(_root, ForBuild, "bash", "-c", ". tests/lab/lab.sh && lab_packer && lab_image_build --tag \"$0\"", image) : published;
    }

    /// <summary>Runs one test of a project that was built; kills it when it takes too long.</summary>
    public async Task<TestRun> RunAsync(string project, string test, TimeSpan limit) => TestRun.Of(await Command.RunAsync(
        _root, limit, Path.Combine(_root, "artifacts/bin", project, "debug", project), "--filter-method", $"*.{test}", "--no-ansi", "--no-progress"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string PathOf(Mitigation mitigation) => Path.Combine(_root, mitigation.File);

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
