namespace Depot.Actions.Causes;

/// <summary>From the lines that are kept to those that a person reads first.</summary>
internal static class Telling
{
    private const int MostLines = 5;
    private const int Near = 12;

    /// <summary>Chooses.</summary>
    /// <param name="around">Lines round the one of the best rank.</param>
    /// <param name="best">Its place among them; negative when no line stands out.</param>
    /// <param name="last">The last lines.</param>
    /// <param name="firstAround">The number of the first of <paramref name="around"/> among all lines.</param>
    /// <param name="count">How many lines there were.</param>
    public static StepCause Of(IReadOnlyList<KeptLine> around, int best, IReadOnlyList<KeptLine> last, int firstAround, int count)
    {
        if (last.Count == 0) return StepCause.None;
        var telling = best < 0 ? [Plainest(last)] : Lines(around, best);
        var isAllThere = best < 0 || firstAround >= count - last.Count || count <= last.Count;
        return new([.. telling.Select(line => line.Trim())], isAllThere ? [] : Texts(around), Texts(last));
    }

    private static List<string> Texts(IReadOnlyList<KeptLine> lines) => [.. lines.Select(line => line.Text).Where(text => text.Length > 0)];

    // Without a word of failure it is the last line that is not said to be something else.
    private static string Plainest(IReadOnlyList<KeptLine> last)
    {
        for (var at = last.Count - 1; at >= 0; at--)
        {
            if (Rank(last[at]) == LineRank.Plain) return last[at].Text;
        }

        return last[^1].Text;
    }

    private static List<string> Lines(IReadOnlyList<KeptLine> around, int best)
    {
        var line = LineParser.Parse(around[best].Text);
        var lines = new List<string> { line.Text };
        var rank = LineRules.Rank(line);
        if (rank == LineRank.Aftermath && Before(around, best) is { } before) return [before, line.Text];
        if (line.IsHeading) Message(around, best, lines);
        else Comparison(around, best, lines);
        return lines;
    }

    // What failed said something before the one that ran it spoke.
    private static string? Before(IReadOnlyList<KeptLine> around, int best)
    {
        for (var at = best - 1; at >= 0; at--)
        {
            if (Rank(around[at]) == LineRank.Plain) return around[at].Text;
        }

        return null;
    }

    // A heading is followed by its message, up to a blank line.
    private static void Message(IReadOnlyList<KeptLine> around, int best, List<string> lines)
    {
        for (var at = best + 1; at < around.Count && lines.Count < MostLines; at++)
        {
            if (around[at].AfterBlank && lines.Count > 1 && !LineParser.Parse(around[at - 1].Text).IsHeading) return;
            if (Rank(around[at]) > LineRank.Noise) lines.Add(around[at].Text);
            else if (lines.Count > 1) return;
        }
    }

    // An assertion is read with what was expected and what was there.
    private static void Comparison(IReadOnlyList<KeptLine> around, int best, List<string> lines)
    {
        for (var at = best + 1; at < around.Count && at <= best + Near && lines.Count < MostLines; at++)
        {
            if (IsCompared(around[at].Text)) lines.Add(around[at].Text);
            else if (lines.Count > 1) return;
        }
    }

    private static readonly string[] Sides = ["expected", "received", "actual", "left:", "right:", "got:", "want:", "- expected", "+ received", "+ actual", "but was", "to be", "to equal"];

    private static bool IsCompared(string text) => Array.Exists(Sides, side => text.AsSpan().TrimStart().StartsWith(side, StringComparison.OrdinalIgnoreCase));

    private static LineRank Rank(KeptLine line) => LineRules.Rank(LineParser.Parse(line.Text));
}
