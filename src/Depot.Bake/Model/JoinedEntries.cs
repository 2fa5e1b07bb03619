namespace Depot.Bake.Model;

/// <summary>Lists of entries that are merged one after the other, without duplicates, in the order of the Depot CLI.</summary>
internal static class JoinedEntries
{
    // Each time, one more of the copies of an entry gets its last place. An entry with more copies is a mistake, and none is used.
    private const int MostMoves = 8;

    /// <summary>Merges lists.</summary>
    /// <param name="lists">The lists, null where a target has none.</param>
    /// <param name="isAlwaysDistinct">
    /// Whether a list that meets none loses its duplicates. If not, as in the CLI, they are only moved to its end.
    /// </param>
    public static IReadOnlyList<T>? Of<T>(IReadOnlyList<IReadOnlyList<T>?> lists, bool isAlwaysDistinct = false)
        where T : notnull
    {
        DistinctEntries<T>? distinct = null;
        var (single, moves) = (lists[0], 0);
        for (var i = 1; i < lists.Count; i++)
        {
            if (distinct is not null)
            {
                if (lists[i] is { } more) distinct.Add(more);
            }
            else if ((single is not null && lists[i] is not null) || isAlwaysDistinct)
            {
                var left = Duplicates.Removed<T>([.. single ?? [], .. lists[i] ?? []]);
                single = null;
                if (left is not null) distinct = new(left);
            }
            else
            {
                single ??= lists[i];
                if (single is { Count: > 1 } && moves++ < MostMoves) single = Duplicates.MovedBack(single);
            }
        }

        return distinct?.Entries ?? single;
    }

    /// <summary>The entries that are merged so far. A further list costs no more than its own length, because it moves none of them.</summary>
    private sealed class DistinctEntries<T>(IReadOnlyList<T> first)
        where T : notnull
    {
        private List<T>? _entries;
        private Dictionary<T, int>? _places;

        public IReadOnlyList<T> Entries => _entries ?? first;

        /// <summary>Merges a further list, with the result of <see cref="Duplicates.Removed{T}"/> for all entries and these.</summary>
        public void Add(IReadOnlyList<T> more)
        {
            if (more.Count == 0) return;

            _entries ??= [.. first];
            _places ??= _entries.Select(KeyValuePair.Create).ToDictionary();
            var added = new BackwardOrder<T>(more);
            var known = added.Left.ToArray().Where(_places.ContainsKey).ToList();
            known.Sort((one, other) => _places[other].CompareTo(_places[one]));
            known.ForEach(added.Drop);
            foreach (var entry in added.Left)
            {
                _places.Add(entry, _entries.Count);
                _entries.Add(entry);
            }
        }
    }
}
