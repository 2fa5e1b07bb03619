namespace Depot.Bake.Model;

/// <summary>Targets by name, in the order of their first appearance. Those of one name are merged at the end, all at once.</summary>
internal sealed class SameNamedTargets(int capacity)
{
    private readonly OrderedDictionary<string, List<BakeTarget>> _layers = new(capacity, StringComparer.Ordinal);

    /// <summary>Adds a target over those of its name.</summary>
    public void Add(BakeTarget target)
    {
        if (!_layers.TryAdd(target.Name, [target])) _layers[target.Name].Add(target);
    }

    /// <summary>One target of each name.</summary>
    /// <param name="merge">Called with each target that is merged with others, before that is done.</param>
    public List<BakeTarget> Merged(Action<BakeTarget> merge)
    {
        var merged = new List<BakeTarget>(_layers.Count);
        foreach (var layers in _layers.Values)
        {
            if (layers.Count > 1) layers.ForEach(merge);
            merged.Add(BakeTarget.Merged(layers));
        }

        return merged;
    }
}
