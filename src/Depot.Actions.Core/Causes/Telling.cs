namespace Depot.Actions.Causes;

/// <summary>Selects from the kept lines those that are shown first: the most relevant one, and those that belong to it.</summary>
/// <param name="judge">Ranks the lines.</param>
internal sealed class Telling(LineJudge judge)
{
    private const int MostLines = 5;
    private const int Near = 12;
    private const int NearEnd = 6;

    /// <summary>The most relevant line and those that belong to it, at most five.</summary>
    /// <param name="around">The lines around it.</param>
    /// <param name="best">Its place among them.</param>
    /// <param name="root">The root cause that an exception names; null if there is none.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<KeptLine> around, int best, string? root)
    {
        var line = LineParser.Parse(around[best].Text);
        var rank = judge.Rank(line);
        if (rank == LineRank.Aftermath && best > 0 && judge.Rank(LineParser.Parse(WithoutAlarm([.. around.Take(best)]))) == LineRank.Plain)
        {
            return [WithoutAlarm([.. around.Take(best)]), line.Text.Trim()];
        }

        var more = line.IsHeading ? Message(around, best) : Details(around, best, line, rank);
        if (!line.HasPlace && PlaceBefore(around, best, line.Indent) is { } place) more.Insert(0, place);
        if (more.Count > MostLines - 1) more = [.. more.Take(MostLines - 2), more[^1]];
        if (root is not null && !more.Contains(root) && more.Count < MostLines - 1) more.Add(root);
        return [line.Text.Trim(), .. more];
    }

    /// <summary>
    /// The most relevant line if no line is alarming: among the last lines a warning, or a message with the name of its program, or else
    /// the last line.
    /// </summary>
    public string WithoutAlarm(IReadOnlyList<KeptLine> lines)
    {
        var read = lines.Select(line => LineParser.Parse(line.Text)).ToList();
        var last = read.FindLastIndex(line => judge.Rank(line) == LineRank.Plain);
        var end = Math.Max(0, read.Count - NearEnd);
        var named = read.FindLastIndex(line => judge.Rank(line) == LineRank.Plain && LineShapes.IsNamed(line));
        var warning = read.FindIndex(end, line => line.Level == Level.Warning);
        if (named >= end) return read[named].Text.Trim();
        if (warning > last) return read[warning].Text.Trim();
        return (last >= 0 ? read[last] : read[^1]).Text.Trim();
    }

    // A heading is followed by its message, up to a blank line.
    private List<string> Message(IReadOnlyList<KeptLine> around, int best)
    {
        var lines = new List<string>();
        var isSaid = false;
        for (var at = best + 1; at < around.Count && lines.Count < MostLines - 1; at++)
        {
            var line = LineParser.Parse(around[at].Text);
            if (around[at].AfterBlank && isSaid && !LineParser.Parse(around[at - 1].Text).IsHeading) break;
            var rank = judge.Rank(line);
            isSaid |= rank >= LineRank.Alarm || (rank == LineRank.Plain && !line.IsHeading);
            if (rank > LineRank.Noise) lines.Add(line.Text.Trim());
            else if (lines.Count > 0 || LineShapes.IsFrame(line)) break;
        }

        return lines;
    }

    // Indented lines below a line explain it; an assertion needs both of its sides; errors often come in groups.
    private List<string> Details(IReadOnlyList<KeptLine> around, int best, OutputLine line, LineRank rank)
    {
        var lines = new List<string>();
        var isRow = rank is LineRank.Tagged or LineRank.Diagnostic or LineRank.Alarm;
        for (var at = best + 1; at < around.Count && at <= best + Near; at++)
        {
            var next = LineParser.Parse(around[at].Text);
            var nextRank = judge.Rank(next);
            isRow &= nextRank == rank && next.Indent == line.Indent && lines.Count < 2;
            var isDetail = next.Indent > line.Indent && nextRank >= LineRank.Weak && nextRank <= rank;
            if (isRow || isDetail || LineShapes.IsSide(next.Text) || IsPlaceAfter(next, at - best)) Add(lines, line, next);
            else if (lines.Count > 0 && next.Indent <= line.Indent) break;
        }

        return lines;
    }

    // Lines of a drawing and repetitions of the line are skipped.
    private static void Add(List<string> lines, OutputLine line, OutputLine next)
    {
        var text = next.Text.AsSpan().TrimStart() is ['|', ..] ? next.Message : next.Text.Trim();
        if (!line.Text.Contains(text, StringComparison.Ordinal)) lines.Add(text);
    }

    // `--> src/main.rs:1:5`, `at /app/index.ts:1:17`: where, right below what.
    private static bool IsPlaceAfter(OutputLine line, int distance)
    {
        var text = line.Text.AsSpan().TrimStart();
        return distance == 1 && ((line.HasPlace && line.Message.Length == 0) || (text.StartsWith("at ") && FilePosition.Parse(text["at ".Length..]).Length == text.Length - "at ".Length));
    }

    // Linters print the file or the position on a separate line.
    private static string? PlaceBefore(IReadOnlyList<KeptLine> around, int best, int indent)
    {
        for (var at = best - 1; at >= 0 && at >= best - 2; at--)
        {
            var line = LineParser.Parse(around[at].Text);
            if (line.Indent > indent || LineShapes.IsFrame(line)) return null;
            if ((line.HasColumn && line.Level == Level.None) || (FilePosition.IsPath(line.Text) && line.Indent < indent)) return line.Text.Trim();
        }

        return null;
    }
}
