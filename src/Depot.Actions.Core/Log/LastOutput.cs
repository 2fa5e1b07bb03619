namespace Depot.Actions.Log;

/// <summary>The last lines that steps printed, whichever steps those were: a ring of fixed size.</summary>
internal sealed class LastOutput
{
    /// <summary>How many lines are kept.</summary>
    public const int MostLines = 20;

    private const int LongestLine = 400;
    private static readonly string[] Alarming =
        ["error", "fatal", "fail", "panic", "exception", "not found", "no such", "denied", "cannot", "can't", "unable", "undefined", "invalid", "missing", "refused"];

    private readonly byte[] _bytes = new byte[MostLines * LongestLine];
    private readonly (int Step, int Length)[] _lines = new (int, int)[MostLines];
    private int _next;

    public void Add(int step, ReadOnlySpan<byte> line)
    {
        if (line.Length > LongestLine) line = line[..LongestLine];
        line.CopyTo(_bytes.AsSpan(_next * LongestLine));
        _lines[_next] = (step, line.Length);
        _next = _next + 1 == MostLines ? 0 : _next + 1;
    }

    public void Clear() => Array.Clear(_lines);

    /// <summary>The lines of one step that are still there, oldest first; blank ones are left out.</summary>
    public IReadOnlyList<string> Of(int step)
    {
        var lines = new List<string>();
        for (var i = 0; i < MostLines; i++)
        {
            var at = (_next + i) % MostLines;
            if (_lines[at].Length == 0 || _lines[at].Step != step) continue;
            if (LogText.Plain(_bytes.AsSpan(at * LongestLine, _lines[at].Length), LongestLine) is { Length: > 0 } text) lines.Add(text);
        }

        return lines;
    }

    /// <summary>The line that says most about a failure.</summary>
    public static string? Telling(IReadOnlyList<string> lines) =>
        lines.LastOrDefault(line => Alarming.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) && !IsBoilerplate(line)) ?? (lines is [.., var last] ? last : null);

    // What package managers print after the cause: where their own log is.
    private static bool IsBoilerplate(string line) =>
        line.Contains("complete log of this run", StringComparison.OrdinalIgnoreCase) || line.Contains("error command failed with exit code", StringComparison.OrdinalIgnoreCase);
}
