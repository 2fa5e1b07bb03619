using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hcl2.Evaluation;

/// <summary>The one or two names that a round of <c>for</c> binds.</summary>
/// <param name="keyName">Name of the key; null when there is none.</param>
/// <param name="key">Its value.</param>
/// <param name="valueName">Name of the element; wins over an equal name of the key.</param>
/// <param name="value">Its value.</param>
internal sealed class LoopScope(string? keyName, HclValue key, string valueName, HclValue value) : IReadOnlyDictionary<string, HclValue>
{
    public int Count => Keys.Count();

    public IEnumerable<string> Keys => keyName is null || keyName == valueName ? [valueName] : [keyName, valueName];

    public IEnumerable<HclValue> Values => keyName is null || keyName == valueName ? [value] : [key, value];

    public HclValue this[string name] => TryGetValue(name, out var found) ? found : throw new KeyNotFoundException(name);

    public bool ContainsKey(string name) => name == valueName || name == keyName;

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out HclValue found)
    {
        found = name == valueName ? value : name == keyName ? key : null;
        return found is not null;
    }

    public IEnumerator<KeyValuePair<string, HclValue>> GetEnumerator() => Keys.Zip(Values, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
