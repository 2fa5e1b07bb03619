using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Hcl2.Work;

namespace Hcl2.Values;

/// <summary>An immutable dictionary whose entries are in the order of their keys' UTF-8 bytes.</summary>
/// <typeparam name="T">What the keys lead to.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "a table is what it is; the longer name says no more")]
public sealed class KeyTable<T> : IReadOnlyDictionary<string, T>
{
    private const int LongKey = 64;

    private readonly string[] _keys;
    private readonly T[] _values;

    private KeyTable(string[] keys, T[] values) => (_keys, _values) = (keys, values);

    /// <summary>The table without entries.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "KeyTable<HclType>.Empty reads better than a second class")]
    public static KeyTable<T> Empty { get; } = new([], []);

    /// <summary>The keys, in the order of their UTF-8 bytes.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The values, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <inheritdoc/>
    public int Count => _keys.Length;

    /// <summary><see cref="Values"/> for loops.</summary>
    internal T[] ValueArray => _values;

    IEnumerable<string> IReadOnlyDictionary<string, T>.Keys => _keys;

    IEnumerable<T> IReadOnlyDictionary<string, T>.Values => _values;

    /// <summary>The value under a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public T this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no key \"{key}\".");

    /// <summary>Builds a table; of equal keys the last one wins.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "KeyTable<HclType>.From reads better than a second class")]
    public static KeyTable<T> From(IEnumerable<KeyValuePair<string, T>> entries)
    {
        if (entries is KeyTable<T> table) return table;

        var all = entries.ToArray();
        if (all.Length == 0) return Empty;
        if (!IsStrictlyOrdered(all)) all = Ordered(all);
        return new(Array.ConvertAll(all, static e => e.Key), Array.ConvertAll(all, static e => e.Value));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    /// <summary>The same keys with other values.</summary>
    /// <param name="change">Receives key and value of every entry, in order.</param>
    public KeyTable<TResult> Select<TResult>(Func<string, T, TResult> change)
    {
        var values = new TResult[_values.Length];
        for (var i = 0; i < values.Length; i++) values[i] = change(_keys[i], _values[i]);
        return KeyTable<TResult>.FromOrdered(_keys, values);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++) yield return new(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Wraps arrays that are already in order; the caller gives them away.</summary>
    internal static KeyTable<T> FromOrdered(string[] keys, T[] values) => new(keys, values);

    /// <summary>Position of a key, or a negative number.</summary>
    internal int IndexOf(string key) => key.Length > LongKey ? IndexOfLong(key) : Array.BinarySearch(_keys, key, Utf8Order.Instance);

    // What the nearest keys on both sides have in common with the wanted one, the keys between them have, too: it is read once.
    private int IndexOfLong(string key)
    {
        var (low, high) = (0, _keys.Length - 1);
        var (commonBelow, commonAbove, read) = (0, 0, 0);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var start = Math.Min(commonBelow, commonAbove);
            var order = Utf8Order.Compare(_keys[middle], key, start, out var common);
            read += common - start;
            if (order == 0)
            {
                WorkMeter.Read(read);
                return middle;
            }

            if (order < 0) (low, commonBelow) = (middle + 1, common);
            else (high, commonAbove) = (middle - 1, common);
        }

        WorkMeter.Read(read);
        return ~low;
    }

    private static bool IsStrictlyOrdered(KeyValuePair<string, T>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (Utf8Order.Instance.Compare(entries[i - 1].Key, entries[i].Key) >= 0) return false;
        }

        return true;
    }

    private static KeyValuePair<string, T>[] Ordered(KeyValuePair<string, T>[] entries)
    {
        var last = new Dictionary<string, T>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries) last[key] = value;
        var ordered = last.ToArray();
        Array.Sort(ordered, static (x, y) => Utf8Order.Instance.Compare(x.Key, y.Key));
        return ordered;
    }
}
