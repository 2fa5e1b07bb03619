namespace Depot.Actions.Causes;

/// <summary>Lines that are written for machines: JSON, and <c>key=value</c>.</summary>
internal static class MachineLine
{
    private static readonly string[] Keys = ["\"level\"", "\"severity\"", "\"lvl\"", "\"levelname\"", "\"log.level\"", "level=", "lvl=", "severity="];

    /// <summary>The level that a field of the line names; null when there is none.</summary>
    public static Level? Level(ReadOnlySpan<char> line)
    {
        if (line is not ['{', ..] && !line.Contains("level=", StringComparison.OrdinalIgnoreCase) && !line.Contains("lvl=", StringComparison.Ordinal)) return null;
        foreach (var key in Keys)
        {
            var at = line.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (key[0] == '"' && line[0] != '{')) continue;
            var value = line[(at + key.Length)..].TrimStart(" :\"");
            var end = value.IndexOfAny("\", }");
            return Named(end < 0 ? value : value[..end]);
        }

        return null;
    }

    // Pino and Bunyan write numbers: 30 is info, 40 a warning, 50 and 60 are errors.
    private static Level? Named(ReadOnlySpan<char> value) =>
        LineWords.LevelOf.TryGetValue(value, out var level) ? level
        : int.TryParse(value, out var number) ? (number >= 50 ? Causes.Level.Error : number >= 40 ? Causes.Level.Warning : Causes.Level.Info)
        : null;
}
