namespace Hcl2.Parsing;

/// <summary>Nested lists under construction: the inner one is removed before the outer one continues.</summary>
internal struct ParserBuffer<T>
{
    // Re-parsed blocks are small, so buffers of lists are allocated on first use.
    private T[]? _items;

    public int Count { get; private set; }

    /// <summary>One of those that are there, from 0.</summary>
    public readonly ref T this[int index] => ref From(0)[index];

    public void Add(T item)
    {
        if (_items is null) _items = new T[4];
        else if (Count == _items.Length) Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    public void Insert(int index, T item)
    {
        Add(item);
        var behind = From(index);
        behind[..^1].CopyTo(behind[1..]);
        behind[0] = item;
    }

    /// <summary>Everything that was added since there were so many.</summary>
    public readonly Span<T> From(int mark) => _items.AsSpan(mark, Count - mark);

    /// <summary>Takes everything off that was added since there were so many.</summary>
    public T[] TakeFrom(int mark)
    {
        var taken = From(mark).ToArray();
        CutTo(mark);
        return taken;
    }

    /// <summary>Drops everything that was added since there were so many.</summary>
    public void CutTo(int mark)
    {
        From(mark).Clear();
        Count = mark;
    }
}
