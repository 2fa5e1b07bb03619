namespace Depot.Actions.EndToEnd.Running;

/// <summary>Reads GITHUB_OUTPUT and its like by the runner's rules: <c>NAME=VALUE</c>, or <c>NAME&lt;&lt;DELIMITER</c> … <c>DELIMITER</c>.</summary>
internal static class FileCommand
{
    public static Dictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new Queue<string>(File.ReadAllText(path).Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
            if (heredoc >= 0 && (equals < 0 || heredoc < equals)) values[line[..heredoc]] = ReadUntil(lines, line[(heredoc + 2)..]);
            else if (equals > 0) values[line[..equals]] = line[(equals + 1)..];
            else throw new FormatException($"Invalid format '{line}'");
        }

        return values;
    }

    private static string ReadUntil(Queue<string> lines, string delimiter)
    {
        var value = new List<string>();
        while (lines.TryDequeue(out var line))
        {
            if (line == delimiter) return string.Join('\n', value);
            value.Add(line);
        }

        throw new FormatException($"Matching delimiter not found '{delimiter}'");
    }
}
