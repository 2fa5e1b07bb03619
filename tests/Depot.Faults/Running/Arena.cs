using System.Reflection;

namespace Depot.Faults.Running;

/// <summary>A runner's place of work for one fault: directories, variables, a secret that must show nowhere, and the fake CLI.</summary>
internal sealed class Arena : IDisposable
{
    /// <summary>How long a step takes at most, where a fault says nothing else.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(40);

    private static readonly string FakeDepot =
        typeof(Arena).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "FakeDepot").Value!;

    private readonly string _program;
    private readonly List<IDisposable> _owned = [];

    public Arena(string program)
    {
        _program = program;
        Root = Directory.CreateTempSubdirectory("depot-faults-").FullName;
        (Workspace, Temp, Home, Cache, Bin) = (Make("workspace"), Make("temp"), Make("home"), Make("cache"), Make("bin"));
        Secret = "faultsecret" + Path.GetFileName(Root)["depot-faults-".Length..];
        foreach (var file in new[] { "OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY" })
        {
            Set("GITHUB_" + file, File.Create(Path.Combine(Temp, "GITHUB_" + file)));
        }

        File.WriteAllText(Path.Combine(Workspace, "Dockerfile"), "FROM scratch\n");
        File.CreateSymbolicLink(Path.Combine(Bin, "depot"), FakeDepot);
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet) Set("DOTNET_ROOT", dotnet);
        Set("HOME", Home).Set("RUNNER_TEMP", Temp).Set("RUNNER_TOOL_CACHE", Cache).Set("GITHUB_WORKSPACE", Workspace)
            .Set("PATH", Bin + ":/usr/bin:/bin").Set("GITHUB_REPOSITORY", "octo/app").Set("GITHUB_SHA", new string('1', 40))
            .Set("GITHUB_REF", "refs/heads/main").Set("GITHUB_RUN_ID", "42").Set("GITHUB_EVENT_NAME", "push");
    }

    public string Root { get; }

    public string Workspace { get; }

    public string Temp { get; }

    public string Home { get; }

    public string Cache { get; }

    public string Bin { get; }

    /// <summary>A string that is a secret to this fault.</summary>
    public string Secret { get; }

    /// <summary>Whether the fault ends the program by force, so that it cannot tidy up after itself.</summary>
    public bool IsForced { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public Arena Set(string name, string value)
    {
        Variables[name] = value;
        return this;
    }

    public Arena Unset(params IEnumerable<string> names)
    {
        foreach (var name in names) Variables.Remove(name);
        return this;
    }

    public Arena Input(string name, string value) => Set("INPUT_" + name.ToUpperInvariant(), value);

    /// <summary>A variable of the fake CLI.</summary>
    public Arena Cli(string name, string value) => Set("FAKE_DEPOT_" + name, value);

    /// <summary>What a build needs, with a secret as token, as a build secret and in a variable.</summary>
    public Arena ForBuild() => Input("project", "p1").Input("context", ".").Input("token", Secret).Input("secrets", "KEY=" + Secret).Input("summary", "true");

    /// <summary>Writes a file into the workspace.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Keeps something until the fault is over.</summary>
    public T Own<T>(T thing) where T : IDisposable
    {
        _owned.Add(thing);
        return thing;
    }

    public RunningStep Start(params IReadOnlyList<string> arguments) => RunningStep.Start(_program, arguments, Variables, Workspace);

    /// <summary>Path of the program.</summary>
    public string Program => _program;

    /// <summary>Starts another program in the program's place.</summary>
    public RunningStep StartOther(string program, params IReadOnlyList<string> arguments) => RunningStep.Start(program, arguments, Variables, Workspace);

    public async Task<StepEnd> RunAsync(string action, TimeSpan? limit = null) => await Start(action).EndAsync(limit ?? Usual);

    public async Task<StepEnd> PlanAsync(params string[] arguments) => await Start(["plan", .. arguments]).EndAsync(Usual);

    /// <summary>What every fault promises: no process, no file, no secret is left.</summary>
    public async Task SettleAsync()
    {
        var left = await Processes.LeftAsync(Root, TimeSpan.FromSeconds(10));
        if (left.Count > 0) throw new ShortfallException("left running: " + string.Join(", ", left));
        if (Processes.ShownInArguments(Secret) is { } shown) throw new ShortfallException("the secret is an argument of " + shown);
        if (!IsForced && Directory.EnumerateFileSystemEntries(Temp, "depot-actions-*").FirstOrDefault() is { } kept) throw new ShortfallException("left behind: " + kept);
        foreach (var file in new[] { Temp, Home, Cache, Workspace }.SelectMany(Files))
        {
            if (File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal)) throw new ShortfallException("the secret is in " + file);
        }
    }

    public void Dispose()
    {
        foreach (var thing in Enumerable.Reverse(_owned)) thing.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static IEnumerable<string> Files(string directory) => Directory.EnumerateFiles(directory, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
    }).Where(file => new FileInfo(file).Length is > 0 and < 16 << 20);

    private string Make(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    private void Set(string name, FileStream made)
    {
        using (made) Set(name, made.Name);
    }
}
