using System.Buffers;
using System.Runtime.CompilerServices;
using Hcl2.Syntax;

namespace Hcl2.Parsing;

/// <summary>The tokens of a string, in an array that is given back to the pool.</summary>
internal ref struct TokenBuffer(int capacity)
{
    private const int Large = 1 << 20;

    private Token[] _items = ArrayPool<Token>.Shared.Rent(capacity);

    public int Count { get; private set; }

    /// <summary>The tokens; more room than <see cref="Count"/> says may be behind them.</summary>
    public readonly Token[] Items => _items;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TokenKind kind, int start, int end)
    {
        if (Count == _items.Length) Grow();
        _items[Count++] = new(kind, start, end);
    }

    public void Dispose()
    {
        ArrayPool<Token>.Shared.Return(_items);
        _items = [];
    }

    private void Grow()
    {
        // The runtime may crash when more than its limit is requested at once, so this is checked before.
        if (_items.Length > Large && 2L * _items.Length * Unsafe.SizeOf<Token>() > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) throw new InsufficientMemoryException();
        var larger = ArrayPool<Token>.Shared.Rent(_items.Length * 2);
        _items.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_items);
        _items = larger;
    }
}
