using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>The axes of a matrix with their values, in order.</summary>
internal sealed class MatrixAxes
{
    private readonly OrderedDictionary<string, (HclValue[] Values, int Step)> _axes = new(StringComparer.Ordinal);

    /// <summary>How many axes there are.</summary>
    public int Count => _axes.Count;

    /// <summary>How many combinations of their values there are.</summary>
    public int Combinations { get; private set; } = 1;

    /// <summary>The names of the axes.</summary>
    public IReadOnlyList<string> Names => _axes.Keys;

    /// <summary>Adds an axis; it varies more slowly than those before it.</summary>
    public void Add(string name, HclValue[] values)
    {
        _axes.Add(name, (values, Combinations));
        Combinations *= values.Length;
    }

    /// <summary>The value of an axis in a combination.</summary>
    public bool TryGetValue(string name, int combination, [MaybeNullWhen(false)] out HclValue value)
    {
        var isKnown = _axes.TryGetValue(name, out var axis);
        value = isKnown ? axis.Values[combination / axis.Step % axis.Values.Length] : null;
        return isKnown;
    }
}

/// <summary>The variables of one combination. All combinations share the values, since a matrix may have thousands of both.</summary>
/// <param name="axes">The axes.</param>
/// <param name="combination">Its number, from 0.</param>
internal sealed class MatrixElement(MatrixAxes axes, int combination) : IReadOnlyDictionary<string, HclValue>
{
    public int Count => axes.Count;

    public IEnumerable<string> Keys => axes.Names;

    public IEnumerable<HclValue> Values => axes.Names.Select(name => this[name]);

    public HclValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no axis \"{key}\".");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out HclValue value) => axes.TryGetValue(key, combination, out value);

    public IEnumerator<KeyValuePair<string, HclValue>> GetEnumerator() => axes.Names.Select(name => KeyValuePair.Create(name, this[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
