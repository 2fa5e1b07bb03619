namespace Hcl2.Text;

/// <summary>"Did you mean": a known name that is nearly what was written.</summary>
public static class Suggestion
{
    private const int Near = 3;

    /// <summary>The first name less than three edits away, in the order given; null when there is none.</summary>
    public static string? For(string written, IEnumerable<string> names) => names.FirstOrDefault(name => Distance(written, name) < Near);

    // Levenshtein's, in one row. Lengths that differ by the limit alone need no look at the letters.
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) >= Near) return Near;

        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
