using System.Runtime.InteropServices;

namespace Hcl2.Parsing;

/// <summary>Lists under construction inside each other: the inner one is taken off before the outer one goes on.</summary>
internal sealed class Scratch<T>
{
    private readonly List<T> _items = [];

    public int Count => _items.Count;

    public void Add(T item) => _items.Add(item);

    /// <summary>Everything that was added since there were so many.</summary>
    public ReadOnlySpan<T> From(int mark) => CollectionsMarshal.AsSpan(_items)[mark..];

    /// <summary>Takes everything off that was added since there were so many.</summary>
    public T[] TakeFrom(int mark)
    {
        if (mark == _items.Count) return [];
        var taken = CollectionsMarshal.AsSpan(_items)[mark..].ToArray();
        CollectionsMarshal.SetCount(_items, mark);
        return taken;
    }
}
