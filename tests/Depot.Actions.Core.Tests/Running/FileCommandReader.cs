namespace Depot.Actions.Tests.Running;

/// <summary>Reads the runner's files by the runner's own rules.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Worker/FileCommandManager.cs: on Linux only LF ends a line.</remarks>
public static class FileCommandReader
{
    public static IReadOnlyDictionary<string, string> Read(string file) => File.Exists(file) ? Parse(File.ReadAllText(file)) : new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>();
        var lines = new Queue<string>(text.Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
            if (equals >= 0 && (heredoc < 0 || equals < heredoc))
            {
                values[line[..equals]] = line[(equals + 1)..];
                continue;
            }

            if (heredoc < 1) throw new FormatException($"Invalid format '{line}'");
            var delimiter = line[(heredoc + 2)..];
            var value = new List<string>();
            while (true)
            {
                if (!lines.TryDequeue(out var next)) throw new FormatException($"Matching delimiter not found '{delimiter}'");
                if (next == delimiter) break;
                value.Add(next);
            }

            values[line[..heredoc]] = string.Join('\n', value);
        }

        return values;
    }
}
