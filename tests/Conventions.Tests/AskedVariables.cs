using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Depot.Actions.Runner;

namespace Conventions;

/// <summary>An environment that remembers which variables were asked for.</summary>
internal sealed class AskedVariables : IReadOnlyDictionary<string, string>
{
    private readonly HashSet<string> _asked = [];

    /// <summary>The names of the inputs that were asked for, in lowercase.</summary>
    public IEnumerable<string> Inputs => _asked.Where(name => name.StartsWith("INPUT_", StringComparison.Ordinal))
        .Select(name => name["INPUT_".Length..].ToLowerInvariant());

    public RunnerEnvironment Environment => new(this, "/");

    public IEnumerable<string> Keys => [];

    public IEnumerable<string> Values => [];

    public int Count => 0;

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        _asked.Add(key);
        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, string>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
