using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ActionsRunner.Jobs;
using ActionsRunner.Workflows;
using PlayedMachine = ActionsRunner.Machines.Machine;

namespace Depot.Actions.Benchmarks;

/// <summary>What a whole job costs: setup, a build that comes from the cache, post steps; by each kind of action, by turns.</summary>
/// <param name="place">What is on this machine.</param>
[SupportedOSPlatform("linux")]
internal sealed class JobBenchmark(JobPlace place) : IDisposable
{
    private const int Runs = 15;

    // Linked statically; Debian's package busybox-static.
    private const string Busybox = "/bin/busybox";

    private static readonly string[] Head = ["a job of setup and build-push", "median ms", "fastest", "slowest", "more than its CLI, ms"];

    // The runner of a job is a user of its own, who has to get in.
    private readonly string _root = Directory.CreateDirectory(
        Path.Combine(Path.GetTempPath(), $"depot-bench-{Guid.NewGuid():N}"[..20]), (UnixFileMode)0b111_101_101).FullName;

    /// <summary>A row for each kind; why a job fails is said on standard error.</summary>
    public async Task<IReadOnlyList<string[]>> KindsAsync()
    {
        var kinds = Kinds();
        var times = kinds.ToDictionary(kind => kind.Name, _ => new List<double>());
        var failed = new Dictionary<string, string>();
        // Interleaved, so that a busy moment of the machine hits all alike. The first two rounds warm up.
        for (var run = -2; run < Runs; run++)
        {
            foreach (var kind in kinds.Where(kind => !failed.ContainsKey(kind.Name)))
            {
                var (time, problem) = await TimeAsync(kind);
                if (problem is not null) failed[kind.Name] = problem;
                else if (run >= 0) times[kind.Name].Add(time);
            }
        }

        var least = Median(times[kinds[0].Name]);
        foreach (var (name, problem) in failed) Console.Error.WriteLine($"{name}: the job fails: {problem}");
        return [Head, .. kinds.Select(kind => failed.ContainsKey(kind.Name) ? [kind.Name, "fails", "-", "-", "-"] : Row(kind.Name, times[kind.Name], least))];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private List<JobKind> Kinds()
    {
        var kinds = new List<JobKind> { JobKind.CliAlone() };
        if (place.References is { } folder) kinds.Add(JobKind.Reference(folder));
        if (HasNode()) kinds.Add(JobKind.StandIn(Path.Combine(_root, "stand-in")));
        kinds.Add(JobKind.Native(place.Repository));
        if (place.Image is { } image)
        {
            kinds.Add(JobKind.Container(place.Repository, image));
            kinds.Add(JobKind.Container(place.Repository, image) with { Name = "container actions, kept in their containers", RunIn = "container" });
            kinds.Add(JobKind.Container(place.Repository, image).OverApi());
            if (place.Shell is { } shell)
            {
                kinds.Add(JobKind.Container(place.Repository, image).InJobContainer(shell));
                kinds.Add(JobKind.Container(place.Repository, image).InActContainer(shell));
            }
        }

        return kinds;
    }

    // A machine of its own for each job, as a hosted runner is; making it is not measured.
    private async Task<(double Time, string? Problem)> TimeAsync(JobKind kind)
    {
        var root = Directory.CreateDirectory(Path.Combine(_root, Guid.NewGuid().ToString("N")[..8])).FullName;
        PlayedMachine? machine = null;
        try
        {
            machine = PlayedMachine.Create(root, place.Engine);
            machine.Environment["DEPOT_ACTIONS_PROGRAM"] = place.Program;
            machine.Write(Path.Combine(machine.Directories.Workspace, "Dockerfile"), "FROM scratch\n");
            Install(machine);
            if (kind.Runner is { } make) machine = await make(machine);
            using var job = new Job(machine, kind.Actions);
            var definition = WorkflowFile.ParseSteps(kind.Steps());
            var clock = Stopwatch.StartNew();
            var report = await job.RunAsync(definition);
            var elapsed = clock.Elapsed.TotalMilliseconds;
            return (elapsed, report.Status == Outcome.Success ? null : report.Log);
        }
        finally
        {
            if (machine?.Container is { } container) await container.DisposeAsync();
            Directory.Delete(root, recursive: true);
        }
    }

    // The CLI in the tool cache, as on a runner that has it: it prints what a build from the cache prints, and ends. A step that stays
    // in its container has a cache of its own, below the temporary directory, and its image has no shell to run a script.
    private static void Install(PlayedMachine machine)
    {
        Install(machine, machine.Directories.ToolCache, "/bin/sh");
        if (!File.Exists(Busybox)) return;
        machine.Write(Path.Combine(machine.Directories.Temp, "busybox"), "", executable: true);
        File.Copy(Busybox, Path.Combine(machine.Directories.Temp, "busybox"), overwrite: true);
        Install(machine, Path.Combine(machine.Directories.Temp, "depot-tool-cache"), "/github/runner_temp/busybox sh");
    }

    private static void Install(PlayedMachine machine, string cache, string shell)
    {
        var folder = Path.Combine(cache, "depot", "1.0.0", PlayedMachine.Architecture.ToLowerInvariant());
        machine.Write(Path.Combine(folder, "depot"), $$"""
            #!{{shell}}
            case $1 in
                build) printf '#1 [internal] load build definition from Dockerfile\n#1 DONE 0.0s\n\n#2 [1/1] COPY . .\n#2 CACHED\n' >&2 ;;
            esac

            """, executable: true);
        machine.Write(folder + ".complete", "");
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "node")));

    private static string[] Row(string name, List<double> times, double least) =>
        [name, Text(Median(times)), Text(times.Min()), Text(times.Max()), Text(Median(times) - least)];

    private static double Median(List<double> times) => times.Count == 0 ? 0 : times.Order().ElementAt(times.Count / 2);

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>What <c>./dev bench job</c> finds on the machine.</summary>
/// <param name="Program">The published program.</param>
/// <param name="Repository">The checkout.</param>
/// <param name="Engine">Path of the Engine's socket.</param>
/// <param name="Image">Image of the actions in that Engine; null when there is none.</param>
/// <param name="Shell">Another image there, with a shell; null when there is none.</param>
/// <param name="References">A directory with checkouts of <c>setup-action</c> and <c>build-push-action</c> in JavaScript; null when there is none.</param>
internal sealed record JobPlace(string Program, string Repository, string Engine, string? Image, string? Shell, string? References);
