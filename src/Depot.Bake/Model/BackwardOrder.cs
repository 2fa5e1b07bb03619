namespace Depot.Bake.Model;

/// <summary>
/// Entries without duplicates in the order of the Depot CLI, which iterates backwards and replaces a duplicate with the last entry.
/// </summary>
internal sealed class BackwardOrder<T>
    where T : notnull
{
    private readonly T[] _order;
    private readonly Dictionary<T, int> _places;

    /// <param name="entries">The entries.</param>
    /// <param name="equality">When two entries are the same.</param>
    public BackwardOrder(IReadOnlyList<T> entries, IEqualityComparer<T>? equality = null)
    {
        _order = [.. entries];
        _places = new(_order.Length, equality);
        Count = _order.Length;
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            Drop(_order[i]);
            _places[_order[i]] = i;
        }
    }

    /// <summary>How many entries are left.</summary>
    public int Count { get; private set; }

    /// <summary>The entries that are left.</summary>
    public ReadOnlySpan<T> Left => _order.AsSpan(0, Count);

    /// <summary>All entries, the superfluous ones behind the others.</summary>
    public T[] All => _order;

    /// <summary>Removes an entry, if it is there.</summary>
    public void Drop(T entry)
    {
        if (!_places.Remove(entry, out var place)) return;

        var last = --Count;
        (_order[place], _order[last]) = (_order[last], _order[place]);
        if (place != last) _places[_order[place]] = place;
    }
}
