using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Depot.Bake.Planning;

/// <summary>An environment that records which variables are read by name. Enumerating it records nothing.</summary>
/// <param name="variables">The environment.</param>
internal sealed class RecordedEnvironment(IReadOnlyDictionary<string, string> variables) : IReadOnlyDictionary<string, string>
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The names that were read, set or not.</summary>
    public IReadOnlySet<string> Asked => _asked;

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public IEnumerable<string> Keys => variables.Keys;

    public IEnumerable<string> Values => variables.Values;

    public int Count => variables.Count;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        _asked.Add(key);
        return variables.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => variables.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
