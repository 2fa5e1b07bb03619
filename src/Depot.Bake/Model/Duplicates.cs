namespace Depot.Bake.Model;

/// <summary>Lists without their duplicates, in the orders of the Depot CLI and of buildx.</summary>
internal static class Duplicates
{
    private const int Few = 8;

    /// <summary>The strings without empty ones, each once, where it stands first; null stays null.</summary>
    public static IReadOnlyList<string>? Removed(IReadOnlyList<string>? texts) =>
        texts is null || (texts.Count <= Few && AreDistinct(texts)) ? texts : [.. texts.Where(static text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    // For few strings, comparing all pairs is faster than a table.
    private static bool AreDistinct(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Length == 0) return false;
            for (var before = 0; before < i; before++)
            {
                if (texts[before] == texts[i]) return false;
            }
        }

        return true;
    }

    /// <summary>The attestations, one of each type: the last, where the first stood; null for none.</summary>
    public static IReadOnlyList<BakeAttest>? Removed(IReadOnlyList<BakeAttest>? attests) =>
        attests is not { Count: > 0 } ? null : LastInPlace(attests, static attest => attest.Type);

    /// <summary>One entry of each key: the last, where the first stood.</summary>
    public static List<T> LastInPlace<T>(IReadOnlyList<T> entries, Func<T, string> key)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<T>(entries.Count);
        foreach (var entry in entries)
        {
            if (places.TryAdd(key(entry), kept.Count)) kept.Add(entry);
            else kept[places[key(entry)]] = entry;
        }

        return kept;
    }

    /// <summary>The entries without duplicates, in the order of <see cref="BackwardOrder{T}"/>.</summary>
    /// <param name="entries">The entries; null and empty give null.</param>
    /// <param name="equality">When two entries are the same.</param>
    public static IReadOnlyList<T>? Removed<T>(IReadOnlyList<T>? entries, IEqualityComparer<T>? equality = null)
        where T : notnull
    {
        if (entries is not { Count: > 0 }) return null;
        if (entries.Count == 1) return entries;

        var order = new BackwardOrder<T>(entries, equality);
        return order.Count == entries.Count ? entries : order.Left.ToArray();
    }

    /// <summary>The entries in the order of <see cref="Removed{T}"/>, the superfluous ones still there, behind the others.</summary>
    public static IReadOnlyList<T>? MovedBack<T>(IReadOnlyList<T>? entries)
        where T : notnull => entries is null ? null : new BackwardOrder<T>(entries).All;
}
