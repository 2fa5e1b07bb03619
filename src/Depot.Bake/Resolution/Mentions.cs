namespace Depot.Bake.Resolution;

/// <summary>What is named several times.</summary>
internal static class Mentions
{
    /// <summary>The first and the last mention of each, in order.</summary>
    public static IReadOnlyList<T> FirstAndLast<T>(IReadOnlyList<T> mentions)
        where T : notnull
    {
        if (mentions.Count < 3) return mentions;

        var last = new Dictionary<T, int>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++) last[mentions[i]] = i;
        if (last.Count == mentions.Count) return mentions;

        var seen = new HashSet<T>(last.Count);
        var kept = new List<T>(2 * last.Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            if (seen.Add(mentions[i]) || last[mentions[i]] == i) kept.Add(mentions[i]);
        }

        return kept;
    }
}
