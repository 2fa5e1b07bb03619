using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Depot.Actions.Benchmarks;

/// <summary>A build-push step around a CLI that does nothing, and around one that prints a long log.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class StepBenchmark(string program) : IDisposable
{
    private const int Runs = 30;
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-bench-").FullName;

    /// <summary>From start to end of a step whose CLI does nothing, beside an empty Node and a bare process.</summary>
    public IEnumerable<string[]> StartUp()
    {
        var idle = Cli("idle", "exit 0");
        // Peak memory can only be read while the process lives, so it is read in a run of its own that waits.
        var waiting = Cli("waiting", "exec sleep 0.5");
        var measured = new List<(string Name, Func<ProcessStartInfo> Fast, Func<ProcessStartInfo> Slow)>
        {
            ("a process that does nothing (`true`)", () => new("true"), () => new("sleep", "0.5")),
            ("our step, CLI that does nothing", () => Step(idle), () => Step(waiting)),
        };
        if (HasNode())
        {
            measured.Add(("`node -e \"\"`", () => new("node", ["-e", ""]), () => new("node", ["-e", "setTimeout(()=>{},500)"])));
            measured.Add(("a JavaScript action of 20 lines without a dependency, same CLI", () => Script(idle), () => Script(waiting)));
        }

        // Interleaved, so that a busy moment of the machine hits all alike.
        var times = measured.ToDictionary(item => item.Name, _ => new List<double>());
        for (var run = -2; run < Runs; run++)
        {
            foreach (var (name, fast, _) in measured)
            {
                var time = Time(fast());
                if (run >= 0) times[name].Add(time);
            }
        }

        return measured.Select(item => Row(item.Name, times[item.Name], PeakMegabytes(item.Slow(), after: 250)));
    }

    /// <summary>A step with so many build arguments and tags each, in inputs of one line for each.</summary>
    public IEnumerable<string[]> InputsOf(params int[] counts)
    {
        var idle = Cli("inputs", "exit 0");
        var waiting = Cli("inputs-waiting", "exec sleep 0.5");
        foreach (var count in counts)
        {
            ProcessStartInfo With(string cli)
            {
                var step = Step(cli);
                step.Environment["INPUT_BUILD-ARGS"] = string.Join('\n', Enumerable.Range(0, count).Select(at => $"NAME_{at}=value {at}"));
                step.Environment["INPUT_TAGS"] = string.Join('\n', Enumerable.Range(0, count).Select(at => $"repo/app:{at}"));
                return step;
            }

            var times = Enumerable.Range(0, 11).Select(_ => Time(With(idle))).ToList();
            yield return Row($"build arguments and tags: {count.ToString("N0", CultureInfo.InvariantCulture)}", times, PeakMegabytes(With(waiting), after: 250));
        }
    }

    /// <summary>A step whose CLI prints that many megabytes of build log.</summary>
    public IEnumerable<string[]> LogOf(params int[] megabytes)
    {
        var line = new string('x', 199);
        foreach (var size in megabytes)
        {
            var log = Path.Combine(_root, $"log-{size}");
            using (var writer = new StreamWriter(log))
            {
                for (var written = 0L; written < size * 1_000_000L; written += 200) writer.Write(line + "\n");
            }

            var fast = Cli($"log-{size}-fast", $"exec cat '{log}'");
            var slow = Cli($"log-{size}-slow", $"cat '{log}'; exec sleep 0.5");
            var times = Enumerable.Range(0, 5).Select(_ => Time(Step(fast))).ToList();
            yield return Row($"{size} MB of build log", times, PeakMegabytes(Step(slow), after: (int)times.Max() + 250));
            File.Delete(log);
        }
    }

    /// <summary>A step with so many megabytes of real progress, with its summary and without: the difference is what the summary costs.</summary>
    public IEnumerable<string[]> SummaryOf(int megabytes)
    {
        var log = Path.Combine(_root, "progress");
        File.WriteAllText(log, string.Join('\n', ReaderBenchmark.Lines(megabytes * 1_000_000).Select(System.Text.Encoding.UTF8.GetString)) + "\n");
        var fast = Cli("progress-fast", $"exec cat '{log}'");
        var slow = Cli("progress-slow", $"cat '{log}'; exec sleep 0.5");
        string[] wishes = ["false", "true"];
        var times = wishes.ToDictionary(wish => wish, _ => new List<double>());
        for (var run = -2; run < Runs; run++)
        {
            foreach (var wish in wishes)
            {
                var time = Time(With(Step(fast), wish));
                if (run >= 0) times[wish].Add(time);
            }
        }

        return wishes.Select(wish => Row($"{megabytes} MB of progress, summary: {wish}", times[wish], PeakMegabytes(With(Step(slow), wish), after: (int)times[wish].Order().ElementAt(Runs / 2) + 250)));

        ProcessStartInfo With(ProcessStartInfo step, string wish)
        {
            step.Environment["INPUT_SUMMARY"] = wish;
            step.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(_root, "summary.md");
            return step;
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, "node")));

    private string Cli(string name, string script)
    {
        File.WriteAllText(Path.Combine(_root, "Dockerfile"), "FROM scratch\n");
        var directory = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        var path = Path.Combine(directory, "depot");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return directory;
    }

    // What such an action does at least: read inputs, run the CLI, pass on its output and its exit code.
    private ProcessStartInfo Script(string cliDirectory)
    {
        var path = Path.Combine(_root, "action.js");
        File.WriteAllText(path, """
            const { spawn } = require('child_process');
            const { appendFileSync } = require('fs');
            const input = name => (process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '').trim();
            const list = name => input(name).split('\n').map(item => item.trim()).filter(item => item);
            const args = ['build'];
            for (const item of list('build-args')) args.push('--build-arg', item);
            for (const item of list('tags')) args.push('--tag', item);
            if (input('project')) args.push('--project', input('project'));
            if (input('push') === 'true') args.push('--push');
            args.push(input('context') || '.');
            console.log(`::add-mask::${input('token')}`);
            const child = spawn('depot', args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DEPOT_TOKEN: input('token') } });
            child.stdout.pipe(process.stdout);
            child.stderr.pipe(process.stderr);
            child.on('close', code => {
                if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `exit-code=${code}\n`);
                process.exitCode = code;
            });
            """);
        var step = Step(cliDirectory);
        step.FileName = "node";
        step.ArgumentList.Clear();
        step.ArgumentList.Add(path);
        step.Environment["PATH"] = cliDirectory + ":" + Environment.GetEnvironmentVariable("PATH");
        return step;
    }

    private ProcessStartInfo Step(string cliDirectory) => new(program, ["build-push"])
    {
        WorkingDirectory = _root,
        Environment =
        {
            ["PATH"] = cliDirectory + ":/usr/bin:/bin", ["RUNNER_TEMP"] = _root, ["INPUT_CONTEXT"] = ".", ["INPUT_PROJECT"] = "p", ["INPUT_TOKEN"] = "t",
        },
    };

    private static double Time(ProcessStartInfo start)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(start);
        Drain(process).Wait();
        process.WaitForExit();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}");
    }

    private static double PeakMegabytes(ProcessStartInfo start, int after)
    {
        using var process = Start(start);
        var draining = Drain(process);
        Thread.Sleep(after);
        var line = File.ReadLines($"/proc/{process.Id}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        draining.Wait();
        process.WaitForExit();
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        return Process.Start(start)!;
    }

    private static Task Drain(Process process) => process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    private static string[] Row(string name, List<double> times, double peak)
    {
        times.Sort();
        return [name, Text(times[times.Count / 2]), Text(times[0]), Text(times[^1]), Text(peak)];
    }

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
