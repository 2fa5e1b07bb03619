namespace ActionsRunner.Commands;

/// <summary>A command in the log: <c>::name key=value,…::data</c>, or the older <c>##[name key=value;…]data</c>.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Common/ActionCommand.cs.</remarks>
public sealed record LogCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    private static readonly (string, string)[] Escapes = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
    private static readonly (string, string)[] DataEscapes = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
    private static readonly (string, string)[] OldEscapes = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%")];

    /// <summary>The command of a line; null when it has none that is known. The older form may stand anywhere in the line.</summary>
    public static LogCommand? Parse(string line, IReadOnlySet<string> known) => ParseNew(line.TrimStart(), known) ?? ParseOld(line, known);

    private static LogCommand? ParseNew(string line, IReadOnlySet<string> known)
    {
        if (!line.StartsWith("::", StringComparison.Ordinal)) return null;
        var end = line.IndexOf("::", 2, StringComparison.Ordinal);
        return end < 0 ? null : Of(line[2..end], ',', Escapes, Unescape(line[(end + 2)..], DataEscapes), known);
    }

    private static LogCommand? ParseOld(string line, IReadOnlySet<string> known)
    {
        var start = line.IndexOf("##[", StringComparison.Ordinal);
        var end = start < 0 ? -1 : line.IndexOf(']', start);
        return end < 0 ? null : Of(line[(start + 3)..end], ';', OldEscapes, Unescape(line[(end + 1)..], OldEscapes), known);
    }

    private static LogCommand? Of(string head, char separator, (string, string)[] escapes, string data, IReadOnlySet<string> known)
    {
        var space = head.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? head : head[..space];
        if (!known.Contains(name)) return null;
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in space < 0 ? [] : head[(space + 1)..].Split(separator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is [var key, var value]) properties[key.Trim()] = Unescape(value, escapes);
        }

        return new(name, properties, data);
    }

    // %25 comes last, so that %250A is the text %0A.
    private static string Unescape(string text, (string, string)[] escapes) =>
        escapes.Aggregate(text, (done, escape) => done.Replace(escape.Item1, escape.Item2, StringComparison.OrdinalIgnoreCase));
}
