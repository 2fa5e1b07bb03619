namespace Hcl2.Extensions;

/// <summary>The current element of a dynamic block.</summary>
/// <param name="Name">The name of the iterator.</param>
/// <param name="Key">The key of the element; the element itself in a set.</param>
/// <param name="Value">The element.</param>
/// <param name="Outer">The element that the dynamic block around is at; null when there is none.</param>
internal sealed record Iteration(string Name, HclValue Key, HclValue Value, Iteration? Outer)
{
    /// <summary>Whether a name is that of an iterator, of this block or one around.</summary>
    public bool Provides(string name) => Name == name || Outer?.Provides(name) == true;

    /// <summary>A context that has the iterators, the inner hiding outer ones of the same name.</summary>
    public EvaluationContext Within(EvaluationContext? context)
    {
        var variables = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        for (var one = this; one is not null; one = one.Outer)
            variables.TryAdd(one.Name, HclValue.Object([new("key", one.Key), new("value", one.Value)]));
        return (context ?? new()).Child(variables);
    }
}
