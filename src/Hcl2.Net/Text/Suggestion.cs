namespace Hcl2.Text;

/// <summary>"Did you mean …?"</summary>
public static class Suggestion
{
    /// <summary>Two names are alike when one becomes the other by fewer insertions, removals and replacements of characters than this.</summary>
    private const int Threshold = 3;

    /// <summary>The first candidate that is similar to a name.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="candidates">What could have been meant, the likeliest first; sorted when there is no such order, so that messages do not vary.</param>
    /// <returns>Null when none is alike.</returns>
    public static string? For(string given, IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(candidate => Distance(given, candidate) < Threshold);

    /// <summary>The candidate that is most like a name, for candidates in no order; of equally good ones the first by ordinal order.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>Null when none is alike.</returns>
    public static string? Nearest(string given, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (Name: candidate, Distance: Distance(given, candidate)))
            .Where(static candidate => candidate.Distance < Threshold)
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>The number of UTF-16 units to insert, remove or replace to get from one string to the other.</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) >= Threshold) return Threshold;

        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
