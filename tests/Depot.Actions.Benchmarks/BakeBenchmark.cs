using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace Depot.Actions.Benchmarks;

/// <summary><c>depot-actions plan</c> beside <c>depot bake --print</c>: whole processes, on the same files, by turns.</summary>
/// <param name="program">The published program.</param>
/// <param name="cli">The Depot CLI; null when there is none to compare with.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class BakeBenchmark(string program, string? cli) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("depot-actions-bench-").FullName;

    /// <summary>A small file, a mixed one and a plain one, by us and by the CLI.</summary>
    public IEnumerable<string[]> BesideTheCli()
    {
        yield return Row("1 target", Mixed(1), runs: 21);
        yield return Row("1,000 mixed targets", Mixed(1_000), runs: 21);
        yield return Row("10,000 plain targets", Plain(10_000), runs: 3);
    }

    /// <summary>Plain targets, ten times as many each time.</summary>
    public IEnumerable<string[]> Growth()
    {
        foreach (var count in new[] { 100, 1_000, 10_000 })
        {
            var directory = MakeDirectory(Plain(count));
            var times = Enumerable.Range(0, 5).Select(_ => Time(Ours(directory))).ToArray();
            yield return [count.ToString("N0", CultureInfo.InvariantCulture), Milliseconds(Median(times)), Milliseconds(Median(times) * 1000 / count)];
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string[] Row(string name, string content, int runs)
    {
        var directory = MakeDirectory(content);
        var (ours, theirs) = (new List<double>(), new List<double>());
        // By turns, so that a busy moment of the machine hits both alike.
        for (var run = 0; run < runs; run++)
        {
            ours.Add(Time(Ours(directory)));
            if (cli is not null) theirs.Add(Time(Start(cli, directory, "bake", "--print")));
        }

        return cli is null
            ? [name, Milliseconds(Median(ours)), "-", "-"]
            : [name, Milliseconds(Median(ours)), Milliseconds(Median(theirs)), (Median(theirs) / Median(ours)).ToString("F1", CultureInfo.InvariantCulture)];
    }

    private ProcessStartInfo Ours(string directory) => Start(program, directory, "plan");

    private static ProcessStartInfo Start(string file, string directory, params string[] arguments) => new(file, arguments)
    {
        WorkingDirectory = directory,
        RedirectStandardOutput = true,
    };

    private static double Time(ProcessStartInfo start)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}.");
    }

    private string MakeDirectory(string content)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_root, Path.GetRandomFileName())).FullName;
        File.WriteAllText(Path.Combine(directory, "docker-bake.hcl"), content);
        return directory;
    }

    private static string Plain(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"target \"t{i}\" {{\n  context = \"./svc{i}\"\n  tags = [\"repo/svc{i}:latest\"]\n}}\n");
        return text + Everything(count);
    }

    // Inheritance, functions, links, lists made of expressions, references to other targets.
    private static string Mixed(int count)
    {
        var text = new StringBuilder("""
            variable "TAG" {
              default = "v1"
            }
            function "image" {
              params = [name]
              result = "registry.example.com/${name}:${TAG}"
            }
            target "base" {
              args = { GO = "1.22" }
            }

            """);
        for (var i = 0; i < count; i++)
        {
            var body = (i % 4) switch
            {
                0 => $"inherits = [\"base\"]\n  tags = [image(\"svc{i}\")]",
                1 => $"inherits = [\"t{i - 1}\"]\n  args = {{ N = {i} + 1, T = upper(TAG) }}\n  contexts = {{ parent = \"target:t{i - 1}\" }}",
                2 => $"platforms = [\"linux/amd64\", \"linux/arm64\"]\n  cache-from = [\"type=registry,ref=x/c:{i}\"]\n  tags = [for s in [\"a\", \"b\"] : \"${{s}}-{i}\"]",
                _ => $"secret = [\"id=s{i},src=x\"]\n  target = target.t{i - 1}.tags[0]\n  labels = {{ first = TAG == \"v1\" ? \"yes\" : \"no\" }}",
            };
            text.Append(CultureInfo.InvariantCulture, $"target \"t{i}\" {{\n  {body}\n}}\n");
        }

        return text + Everything(count);
    }

    private static string Everything(int count) =>
        $"group \"default\" {{\n  targets = [{string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"t{i}\""))}]\n}}\n";

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);

    private static string Milliseconds(double time) => time.ToString("F1", CultureInfo.InvariantCulture);
}
