namespace ActionsRunner.Commands;

/// <summary>The format of GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE: <c>NAME=VALUE</c>, or <c>NAME&lt;&lt;DELIMITER</c> … <c>DELIMITER</c>.</summary>
/// <remarks>actions/runner 2.336, FileCommandManager.cs: only LF ends a line on Linux, so a CR belongs to the value or the delimiter.</remarks>
public static class KeyValueFile
{
    /// <summary>The pairs in the order written; a name may come several times.</summary>
    /// <exception cref="FileCommandException">The text breaks the format.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var lines = new Lines(text.TrimStart('\uFEFF'));
        while (lines.Next() is { } line)
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) pairs.Add(new(line[..equals], line[(equals + 1)..]));
            else if (heredoc >= 0) pairs.Add(Heredoc(line[..heredoc], line[(heredoc + 2)..], line, lines));
            else throw new FileCommandException($"Invalid format '{line}'");
        }

        return pairs;
    }

    private static KeyValuePair<string, string> Heredoc(string name, string delimiter, string line, Lines lines)
    {
        if (name.Length == 0 || delimiter.Length == 0)
            throw new FileCommandException($"Invalid format '{line}'. Name must not be empty and delimiter must not be empty");
        var value = new List<string>();
        while (lines.Next() is { } next)
        {
            if (next == delimiter) return new(name, string.Join('\n', value));
            if (!lines.Ended) throw new FileCommandException("Invalid value. EOF marker missing new line.");
            value.Add(next);
        }

        throw new FileCommandException($"Invalid value. Matching delimiter not found '{delimiter}'");
    }

    private sealed class Lines(string text)
    {
        private int _at;

        /// <summary>Whether the last line had a line end.</summary>
        public bool Ended { get; private set; }

        public string? Next()
        {
            if (_at >= text.Length) return null;
            var end = text.IndexOf('\n', _at);
            Ended = end >= 0;
            var line = text[_at..(Ended ? end : text.Length)];
            _at += line.Length + 1;
            return line;
        }
    }
}
