using System.Globalization;
using System.Text;
using System.Text.Json;
using Depot.Actions.Log;
using Depot.Actions.Processes;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Log;

/// <summary>A build of the real CLI as tests/lab/record.sh wrote it down: what went in, what was printed when, what came out.</summary>
internal sealed record Recording(string Action, int ExitCode, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Files, string? Definition, string? Metadata)
{
    /// <summary>The lines of the log and when they came.</summary>
    public IReadOnlyList<(TimeSpan At, string Text)> Lines { get; private init; } = [];

    /// <summary>The names of all recordings.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Approved.Directory, "*.log").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public bool WasCancelled => Lines.Any(line => line.Text.EndsWith("context canceled", StringComparison.Ordinal) && line.Text.StartsWith("failed to solve", StringComparison.Ordinal));

    public static Recording Load(string name)
    {
        var parts = new List<(string Title, StringBuilder Text)>();
        foreach (var line in File.ReadAllText(Path.Combine(Approved.Directory, name + ".log")).TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal)) parts.Add((line[4..], new()));
            else parts[^1].Text.Append(line).Append('\n');
        }

        return new(
            Word("action "), int.Parse(Word("exit "), CultureInfo.InvariantCulture), JsonSerializer.Deserialize<Dictionary<string, string>>(Text("inputs")!)!,
            parts.Where(part => part.Title.StartsWith("file ", StringComparison.Ordinal)).ToDictionary(part => part.Title["file ".Length..], part => part.Text.ToString()),
            Text("definition"), Text("metadata"))
        {
            Lines = [.. Text("log")!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line)],
        };

        string Word(string prefix) => parts.Single(part => part.Title.StartsWith(prefix, StringComparison.Ordinal)).Title[prefix.Length..];

        string? Text(string title) => parts.Find(part => part.Title == title).Text?.ToString();

        static (TimeSpan, string) Line(string line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            return (TimeSpan.FromSeconds(double.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture)), line[(tab + 1)..]);
        }
    }

    /// <summary>Reads the log at the speed at which it was printed.</summary>
    public BuildLog Read()
    {
        var time = new SetClock();
        var log = new BuildLog(time);
        foreach (var (at, text) in Lines)
        {
            time.Now = at;
            log.Line(Encoding.UTF8.GetBytes(text));
        }

        return log;
    }

    /// <summary>A step with the inputs and the workspace of the recording.</summary>
    public TestStep Step()
    {
        var step = new TestStep().InWorkflow();
        foreach (var (name, value) in Inputs) step.Input(name, value);
        foreach (var (path, text) in Files) step.WriteFile(path, text);
        return step;
    }

    public ExitReport Exit => new(ExitCode, WasCancelled);
}
