using System.Diagnostics;
using System.Globalization;
using ActionsRunner.Jobs;
using ActionsRunner.Machines;
using ActionsRunner.Workflows;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>A runner whose `depot` is a shell script, and the image of our actions: what a hand-off is tested with.</summary>
public sealed class HostSession : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-host-").FullName;
    private readonly string _image = Lab.RequireImage();
    private readonly Lab _lab = Lab.Require();

    public HostSession()
    {
        Machine = Machine.Create(_root, _lab.Engine);
        File.SetUnixFileMode(_root, (UnixFileMode)0b111_101_101);
    }

    /// <summary>The runner; a test may put another in its place.</summary>
    public Machine Machine { get; set; }

    public RunnerDirectories Directories => Machine.Directories;

    public Lab Lab => _lab;

    /// <summary>What is ours in the runner's temporary directory.</summary>
    public IEnumerable<string?> Leftovers => Directory.EnumerateFileSystemEntries(Directories.Temp).Select(Path.GetFileName)
        .Where(name => name!.StartsWith("depot", StringComparison.Ordinal) && !name.StartsWith("depot-metadata-", StringComparison.Ordinal));

    /// <summary>Puts a script into the place of the CLI.</summary>
    public void Depot(string script) => Machine.Install("depot", "#!/bin/sh\n" + script + "\n");

    /// <summary>Puts a script between the runner and docker. <c>docker</c> in it is the real one, <c>$@</c> what the runner asks for.</summary>
    public void Docker(string script) => Machine.Install("docker", "#!/bin/bash\nPATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin\n" + script + "\n");

    /// <summary>A job with these steps, in YAML. Our actions are <c>depot/NAME-action@v1</c>.</summary>
    public Job NewJob()
    {
        var actions = new ActionTable();
        foreach (var name in new[] { "setup", "build-push", "bake" }) actions.Add($"depot/{name}-action@v1", Path.Combine(Lab.Repository, "actions", name), _image);
        return new(Machine, actions) { Environment = { ["DEPOT_TOKEN"] = "t0ken", ["DEPOT_PROJECT_ID"] = "p1" } };
    }

    /// <summary>Runs a job of these steps.</summary>
    public async Task<JobReport> RunAsync(string steps)
    {
        using var job = NewJob();
        return await RunAsync(job, steps);
    }

    /// <summary>Runs these steps in a job that was made before.</summary>
    public static Task<JobReport> RunAsync(Job job, string steps) =>
        job.RunAsync(WorkflowFile.Parse("jobs:\n  job:\n    runs-on: self-hosted\n    steps:\n" + string.Join('\n', steps.Split('\n').Select(line => "      " + line))).Job);

    /// <summary>Ids of the containers that carry the runner's label.</summary>
    public async Task<string[]> ContainersAsync() => await DockerAsync("ps", "--all", "--quiet", "--filter", $"label={Machine.Label}");

    /// <summary>Waits until no container of the runner's label is left but so many. On a busy machine the Engine takes its time after an end.</summary>
    public async Task UntilNoContainersAsync(TimeSpan limit, int except = 0)
    {
        var clock = Stopwatch.StartNew();
        string[] left;
        while ((left = await ContainersAsync()).Length > except)
        {
            clock.Elapsed.Should().BeLessThan(limit, "these containers are left: {0}", string.Join(' ', left));
            await Task.Delay(50);
        }
    }

    /// <summary>Names of the runner's containers that run: the one the runner started first, then ours.</summary>
    public async Task<string[]> NamesAsync() =>
        [.. (await DockerAsync("ps", "--filter", $"label={Machine.Label}", "--format", "{{.Names}}")).OrderBy(name => name.Length)];

    /// <summary>Lines that docker prints.</summary>
    public async Task<string[]> DockerAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["HOME"] = _root };
        var finished = await Finished.RunAsync("docker", ["--host", "unix://" + _lab.Engine, .. arguments], environment, _root, TimeSpan.FromSeconds(60));
        return finished.Successfully().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Process id of the runner's `docker run` for a container.</summary>
    public static int ClientOf(string container) => Find(arguments => arguments is ["docker", "run", "--name", var started, ..] && started == container);

    /// <summary>Process id of a runner that talks to the Engine's API itself: who holds the connection to a container.</summary>
    public static int RunnerOf(string container) => Find(arguments => arguments is ["docker", "start", "--attach", var started, ..] && started == container);

    /// <summary>Sends a signal to a process.</summary>
    public static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until a file has content.</summary>
    public static async Task<string> UntilWrittenAsync(string path)
    {
        while (!File.Exists(path) || new FileInfo(path).Length == 0) await Task.Delay(20);
        return (await File.ReadAllTextAsync(path)).Trim();
    }

    /// <summary>The process id that a script writes into a file of the workspace, once it is there.</summary>
    public async Task<int> PidAsync(string file) => int.Parse(await UntilWrittenAsync(Path.Combine(Directories.Workspace, file)), CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static int Find(Predicate<string[]> isMeant) => int.Parse(
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).First(name => int.TryParse(name, out _) && isMeant(Arguments(name!)))!, CultureInfo.InvariantCulture);

    private static string[] Arguments(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
