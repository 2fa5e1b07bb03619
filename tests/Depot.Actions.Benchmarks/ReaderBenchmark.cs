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
    public static IEnumerable<string[]> Of(params int[] megabytes)
    {
        foreach (var size in megabytes)
        {
            var lines = Lines(size * 1_000_000);
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
                $"{size} MB", Text(read[Runs / 2]), Text(read[0]), Text(bytes / 1000 / read[0]), Text(report[Runs / 2]), Text(report[0]), Text(kept / 1024.0),
            ];
        }
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

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
