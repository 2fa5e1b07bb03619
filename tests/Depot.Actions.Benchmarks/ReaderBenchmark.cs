using System.Diagnostics;
using System.Globalization;
using System.Text;
using Depot.Actions.Annotations;
using Depot.Actions.Log;
using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Summary;

namespace Depot.Actions.Benchmarks;

/// <summary>What looking at the log costs: reading it, and making summary and annotations of it.</summary>
internal static class ReaderBenchmark
{
    private const int Runs = 40;

    /// <summary>A log of that many megabytes, lines of about 100 bytes in a thousand steps that take turns.</summary>
    public static IEnumerable<string[]> Of(params int[] megabytes) => megabytes.SelectMany(size => Measured($"{size} MB", Lines(size * 1_000_000)));

    /// <summary>A log of that many megabytes of compiler output, whose last step fails: every line is judged, for one of them is the cause.</summary>
    public static IEnumerable<string[]> OfFailure(int megabytes) => Measured($"{megabytes} MB of compiler output, then a failure", FailingLines(megabytes * 1_000_000));

    private static IEnumerable<string[]> Measured(string name, List<byte[]> lines)
    {
        var bytes = lines.Sum(line => (double)line.Length + 1);
        var (read, report) = (new List<double>(), new List<double>());
        long kept = 0;
        for (var run = -2; run < Runs; run++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var clock = Stopwatch.StartNew();
            var log = new BuildLog();
            foreach (var line in lines) log.Line(line);
            var reading = clock.Elapsed.TotalMilliseconds;
            kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            clock.Restart();
            Report(log);
            if (run < 0) continue;
            read.Add(reading);
            report.Add(clock.Elapsed.TotalMilliseconds);
        }

        read.Sort();
        report.Sort();
        yield return
        [
            name, Text(read[Runs / 2]), Text(read[0]), Text(bytes / 1000 / read[0]), Text(report[Runs / 2]), Text(report[0]), Text(kept / 1024.0),
        ];
    }

    /// <summary>The head of the rows.</summary>
    public static string[] Head { get; } = ["reading a log of", "median ms", "fastest ms", "fastest, MB/s", "summary and annotations, median ms", "fastest ms", "kept KB"];

    // As the actions do it, with the summary in a real file.
    private static void Report(BuildLog log)
    {
        var file = Path.Combine(Path.GetTempPath(), $"depot-actions-bench-{Environment.ProcessId}.md");
        var environment = new RunnerEnvironment(new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = file }, Path.GetTempPath());
        using var output = new StepLog(Stream.Null);
        using var stop = new StopSignals();
        var context = new StepContext(environment, output, stop, TimeProvider.System);
        BuildAnnotations.Write(context, log.Facts, new(_ => "Dockerfile", _ => null));
        BuildSummary.Write(context, SummaryMode.Full, () => new("depot build", new(0, WasStopped: false), log.Facts) { Inputs = "context: .\n" });
        File.Delete(file);
    }

    /// <summary>The lines, without their ends.</summary>
    public static List<byte[]> Lines(int bytes)
    {
        const int Steps = 1000;
        var lines = new List<byte[]>();
        var step = 0;
        for (var written = 0; written < bytes; step++)
        {
            var number = (step % Steps) + 1;
            Add($"#{number} [build {(number % 9) + 1}/9] RUN make part-{number}");
            for (var i = 0; i < 40; i++) Add($"#{number} {i / 10}.{i % 10}00 {new string('x', 90)}");
            Add(step < Steps && bytes - written > 10_000 ? $"#{number} ..." : $"#{number} DONE 1.{number % 10}s");
            Add("");

            void Add(string text)
            {
                lines.Add(Encoding.UTF8.GetBytes(text));
                written += text.Length + 1;
            }
        }

        return lines;
    }

    private static List<byte[]> FailingLines(int bytes)
    {
        string[] output =
        [
            "   Compiling serde_json v1.0.140", "src/module/file.c: In function 'handle_request':",
            "src/module/file.c:{0}:23: warning: comparison of integer expressions of different signedness [-Wsign-compare]",
            "{0} |     for (int i = 0; i < buffer_length; i++)", "    |                       ^", "npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported",
            "[{0}/90000] Building CXX object lib/CMakeFiles/core.dir/part_{0}.cc.o", "ok 17 - renders the configuration without an error (12 ms)",
        ];
        var lines = new List<byte[]> { Encoding.UTF8.GetBytes("#7 [build 4/4] RUN make all") };
        for (var (written, line) = (0, 0); written < bytes; line++)
        {
            var text = string.Format(CultureInfo.InvariantCulture, output[line % output.Length], line);
            lines.Add(Encoding.UTF8.GetBytes($"#7 {10 + (line / 1000)}.{line % 100:00} {text}"));
            written += lines[^1].Length + 1;
        }

        string[] end =
        [
            "#7 99.10 src/main.c:12:5: error: use of undeclared identifier 'buffer'", "#7 99.20 make: *** [Makefile:3: all] Error 1",
            "#7 ERROR: process \"/bin/sh -c make all\" did not complete successfully: exit code: 2", "------", " > [build 4/4] RUN make all:",
            "#7 99.10 src/main.c:12:5: error: use of undeclared identifier 'buffer'", "#7 99.20 make: *** [Makefile:3: all] Error 1", "------",
            "failed to solve: process \"/bin/sh -c make all\" did not complete successfully: exit code: 2",
        ];
        lines.AddRange(end.Select(Encoding.UTF8.GetBytes));
        return lines;
    }

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
