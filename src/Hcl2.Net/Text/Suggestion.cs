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

    /// <summary>The number of UTF-16 units to insert, remove or replace to get from one string to the other; the threshold for more.</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) >= Threshold) return Threshold;

        // Row i has the distances of the first i units of one name to the first j of the other. Only where i and j differ by less than
        // the threshold can they be below it, so a row is a band of that width: the work grows with the length, not with its square.
        const int Width = (2 * Threshold) + 1;
        Span<int> row = stackalloc int[Width];
        for (var at = 0; at < Width; at++) row[at] = Math.Abs(at - Threshold);
        for (var i = 1; i <= one.Length; i++)
        {
            var least = Threshold;
            for (var at = 0; at < Width; at++)
            {
                var j = i + at - Threshold;
                if (j < 0 || j > other.Length)
                {
                    row[at] = Threshold;
                    continue;
                }

                var removed = at + 1 < Width ? row[at + 1] + 1 : Threshold;
                var inserted = at > 0 ? row[at - 1] + 1 : Threshold;
                var replaced = j == 0 ? i : row[at] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[at] = Math.Min(Threshold, Math.Min(replaced, Math.Min(removed, inserted)));
                least = Math.Min(least, row[at]);
            }

            if (least == Threshold) return Threshold;
        }

        return row[other.Length - one.Length + Threshold];
    }
}
