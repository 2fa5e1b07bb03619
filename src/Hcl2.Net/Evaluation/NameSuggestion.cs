namespace Hcl2.Evaluation;

/// <summary>What somebody may have meant who wrote a name that there is not.</summary>
internal static class NameSuggestion
{
    /// <summary>One edit more is no longer a slip of the finger.</summary>
    private const int MaximumEdits = 2;

    /// <summary>The candidate that takes the fewest edits, at most two; of equally good ones the first in ordinal order. Null when there is none.</summary>
    /// <param name="given">As written.</param>
    /// <param name="candidates">In any order.</param>
    public static string? For(string given, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (Name: candidate, Edits: Edits(given, candidate)))
            .Where(static candidate => candidate.Edits <= MaximumEdits)
            .OrderBy(static candidate => candidate.Edits)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>The Levenshtein distance, or any number above the maximum when it is above it.</summary>
    private static int Edits(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MaximumEdits) return int.MaxValue;

        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        var current = new int[other.Length + 1];
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(substituted, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[other.Length];
    }
}
