namespace Depot.Actions.Text;

/// <summary>Finds the known word that a misspelled one probably means.</summary>
internal static class Spelling
{
    // Comparing two words takes time in proportion to the product of their lengths, and the words are untrusted.
    private const int LongestWord = 64;

    /// <summary>
    /// The known word with the fewest letters changed: at most one in a word of up to four letters, two in a longer one. If the word itself
    /// is known, in any case, it is the result; null if none is similar.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        word.Length is 0 or > LongestWord ? null
            : known.Where(candidate => candidate.Length is > 0 and <= LongestWord)
                .Select(candidate => (candidate, changes: Changes(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
                .Where(pair => pair.changes <= (Math.Min(word.Length, pair.candidate.Length) < 5 ? 1 : 2))
                .OrderBy(pair => pair.changes).Select(pair => pair.candidate).FirstOrDefault();

    /// <summary>The most similar known word; null if none is similar, or if the word itself is known.</summary>
    public static string? Misspelt(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near && !near.Equals(word, StringComparison.OrdinalIgnoreCase) ? near : null;

    /// <summary>Such as <c> Did you mean 'app'?</c>; empty when nothing is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) => Nearest(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    // Letters added, removed, replaced, or swapped with the next one: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance.
    private static int Changes(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var a = 0; a <= one.Length; a++) rows[a, 0] = a;
        for (var b = 0; b <= other.Length; b++) rows[0, b] = b;
        for (var a = 1; a <= one.Length; a++)
        {
            for (var b = 1; b <= other.Length; b++)
            {
                var replaced = rows[a - 1, b - 1] + (one[a - 1] == other[b - 1] ? 0 : 1);
                rows[a, b] = Math.Min(Math.Min(rows[a - 1, b], rows[a, b - 1]) + 1, replaced);
                if (a > 1 && b > 1 && one[a - 1] == other[b - 2] && one[a - 2] == other[b - 1]) rows[a, b] = Math.Min(rows[a, b], rows[a - 2, b - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
