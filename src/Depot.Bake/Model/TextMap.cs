using System.Diagnostics.CodeAnalysis;
using Hcl2.Values;

namespace Depot.Bake.Model;

/// <summary>An immutable map from text to text, sorted by key (<see cref="Utf8Order"/>), keys unique. Equal when the entries are.</summary>
public sealed class TextMap : IEquatable<TextMap>
{
    private readonly KeyValuePair<string, string>[] _entries;

    // 0 until it is asked for.
    private int _hash;

    private TextMap(KeyValuePair<string, string>[] entries) => _entries = entries;

    /// <summary>No entries.</summary>
    public static TextMap Empty { get; } = new([]);

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The value of a key; null when the key is absent.</summary>
    public string? this[string key] => TryGetValue(key, out var value) ? value : null;

    /// <summary>The entries, in order.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Entries => _entries;

    /// <summary>A map of these entries; of entries with the same key the last counts.</summary>
    public static TextMap Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var all = entries.ToArray();
        if (all.Length == 0) return Empty;
        return new(IsStrictlyOrdered(all) ? all : Ordered(all));
    }

    /// <summary>A map of one entry.</summary>
    public static TextMap Of(string key, string value) => new([KeyValuePair.Create(key, value)]);

    /// <summary>Finds the value of a key.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>Whether there is an entry of this key.</summary>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>The map with one entry added or replaced.</summary>
    public TextMap With(string key, string value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            if (_entries[index].Value == value) return this;

            var changed = _entries.AsSpan().ToArray();
            changed[index] = KeyValuePair.Create(key, value);
            return new(changed);
        }

        return new([.. _entries.AsSpan(0, ~index), KeyValuePair.Create(key, value), .. _entries.AsSpan(~index)]);
    }

    /// <summary>The map with the entries of another added, which override entries with the same key.</summary>
    public TextMap With(TextMap other)
    {
        if (other.Count == 0 || ReferenceEquals(this, other)) return this;
        if (Count == 0) return other;

        var merged = new KeyValuePair<string, string>[Count + other.Count];
        int count = 0, left = 0, right = 0;
        while (left < _entries.Length && right < other._entries.Length)
        {
            var order = Utf8Order.Instance.Compare(_entries[left].Key, other._entries[right].Key);
            if (order == 0) left++;
            merged[count++] = order < 0 ? _entries[left++] : other._entries[right++];
        }

        while (left < _entries.Length) merged[count++] = _entries[left++];
        while (right < other._entries.Length) merged[count++] = other._entries[right++];
        return new(merged.Length == count ? merged : merged[..count]);
    }

    /// <summary>The entries of all maps; of entries with the same key the one in the last map counts.</summary>
    /// <remarks>Two halves are merged at a time, so that no entry is copied more often than the number of maps can be halved.</remarks>
    public static TextMap Merged(ReadOnlySpan<TextMap> maps) => maps switch
    {
        [] => Empty,
        [var only] => only,
        _ => Merged(maps[..(maps.Length / 2)]).With(Merged(maps[(maps.Length / 2)..])),
    };

    /// <summary>The map without an entry.</summary>
    public TextMap Without(string key)
    {
        var index = IndexOf(key);
        return index < 0 ? this : new([.. _entries.AsSpan(0, index), .. _entries.AsSpan(index + 1)]);
    }

    /// <summary>The entries that meet a condition on key and value.</summary>
    public TextMap Where(Func<string, string, bool> condition)
    {
        return Count == 0 || Array.TrueForAll(_entries, Meets) ? this : new(Array.FindAll(_entries, Meets));

        bool Meets(KeyValuePair<string, string> entry) => condition(entry.Key, entry.Value);
    }

    /// <inheritdoc/>
    public bool Equals(TextMap? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Count != Count || other.GetHashCode() != GetHashCode()) return false;

        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Key != other._entries[i].Key || _entries[i].Value != other._entries[i].Value) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash == 0 ? _hash = ComputeHash() : _hash;

    // Of all entries: many maps may start with the same one, and a table would compare each with each.
    private int ComputeHash()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static bool IsStrictlyOrdered(ReadOnlySpan<KeyValuePair<string, string>> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (Utf8Order.Instance.Compare(entries[i - 1].Key, entries[i].Key) >= 0) return false;
        }

        return true;
    }

    private static KeyValuePair<string, string>[] Ordered(ReadOnlySpan<KeyValuePair<string, string>> entries)
    {
        var sorted = new SortedDictionary<string, string>(Utf8Order.Instance);
        foreach (var (key, value) in entries) sorted[key] = value;
        return [.. sorted];
    }

    // The index of a key, or the complement of where it belongs.
    private int IndexOf(string key)
    {
        int low = 0, high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Utf8Order.Instance.Compare(_entries[middle].Key, key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
