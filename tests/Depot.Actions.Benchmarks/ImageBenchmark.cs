using System.Diagnostics;
using System.Globalization;

namespace Depot.Actions.Benchmarks;

/// <summary>What a container action costs: handed over to the host, kept in its container, and a container that does nothing.</summary>
/// <param name="image">Image of the actions.</param>
/// <param name="empty">Another image, with a shell.</param>
/// <param name="engine">Path of the Engine's socket.</param>
internal sealed class ImageBenchmark(string image, string empty, string engine) : IDisposable
{
    private const int Runs = 10;
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-bench-").FullName;

    /// <summary>From start to end of <c>docker run</c>, as the runner writes it.</summary>
    public IEnumerable<string[]> Steps()
    {
        Prepare();
        (string Name, string[] Arguments)[] measured =
        [
            ("`docker run` of another image, `true`", ["true"]),
            ("`docker run` of our image, does nothing", ["--usage"]),
            ("our step, kept in its container", ["-e", "INPUT_RUN-IN=container", "--in-container", "setup"]),
            ("our step, handed over to the host", ["-e", "INPUT_RUN-IN=host", "--in-container", "setup"]),
        ];
        var times = measured.ToDictionary(item => item.Name, _ => new List<double>());
        // Interleaved, so that a busy moment of the machine hits all alike.
        for (var run = -1; run < Runs; run++)
        {
            foreach (var (name, arguments) in measured)
            {
                var time = Time(arguments);
                if (run >= 0) times[name].Add(time);
            }
        }

        return measured.Select(item => Row(item.Name, times[item.Name]));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // A setup whose version is in the tool cache: the shortest step there is.
    private void Prepare()
    {
        foreach (var directory in new[] { "_work/_temp/_github_home", "_work/app/app" }) Directory.CreateDirectory(Path.Combine(_root, directory));
        var architecture = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        foreach (var cache in new[] { "_work/_tool", "_work/_temp/depot-tool-cache" })
        {
            var version = Directory.CreateDirectory(Path.Combine(_root, cache, "depot", "1.0.0", architecture)).FullName;
            File.WriteAllText(Path.Combine(version, "depot"), "");
            File.WriteAllText(version + ".complete", "");
        }
    }

    private double Time(string[] arguments)
    {
        var variables = arguments.TakeWhile(argument => argument is not ("--in-container" or "--usage" or "true")).ToArray();
        var work = Path.Combine(_root, "_work");
        var start = new ProcessStartInfo("docker",
        [
            "--host", "unix://" + engine, "run", "--name", $"depot_bench_{Guid.NewGuid():N}", "--rm", "--workdir", "/github/workspace",
            "-e", "RUNNER_TEMP", "-e", "RUNNER_TOOL_CACHE", "-e", "INPUT_VERSION", .. variables,
            "-v", $"{engine}:/var/run/docker.sock", "-v", $"{work}/_temp:/github/runner_temp", "-v", $"{work}/_temp/_github_home:/github/home",
            "-v", $"{work}/app/app:/github/workspace", arguments[0] == "true" ? empty : image, .. arguments.Skip(variables.Length),
        ])
        {
            WorkingDirectory = Path.Combine(work, "app/app"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RUNNER_TEMP"] = "/github/runner_temp";
        start.Environment["RUNNER_TOOL_CACHE"] = work + "/_tool";
        start.Environment["INPUT_VERSION"] = "1.0.0";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        // A program that is asked for what it does not know says how it is used and ends with 2: as little as a container can do.
        var expected = arguments[0] == "--usage" ? 2 : 0;
        return process.ExitCode == expected ? elapsed : throw new InvalidOperationException($"docker ended with {process.ExitCode}: {output.Result}{errors.Result}");
    }

    private static string[] Row(string name, List<double> times)
    {
        times.Sort();
        return [name, Text(times[times.Count / 2]), Text(times[0]), Text(times[^1])];
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
