namespace Depot.Bake.Evaluation;

/// <summary>Groups and targets for expressions. Most files do not read them, so they are sorted by name only on the first read.</summary>
/// <param name="blocks">All of them, in the order of the text, the names of their instances known.</param>
internal sealed class BlockTable(IReadOnlyList<BlockState> blocks)
{
    // By type and name.
    private readonly Dictionary<string, Dictionary<string, BlockInstance>> _readable = blocks.Select(static block => block.Block.Type).Distinct(StringComparer.Ordinal)
        .ToDictionary(static type => type, static _ => new Dictionary<string, BlockInstance>(StringComparer.Ordinal), StringComparer.Ordinal);

    // In the order of their evaluation, since one was last read.
    private readonly List<(string Type, BlockInstance Instance)> _added = new(blocks.Count);

    private Dictionary<(string Type, string Name), NamedBlocks>? _byName;

    /// <summary>Whether there are blocks of a type.</summary>
    public bool Has(string type) => _readable.ContainsKey(type);

    /// <summary>The blocks that define a name; null when none does.</summary>
    public NamedBlocks? Named(string type, string name) => (_byName ??= ByName()).GetValueOrDefault((type, name));

    /// <summary>Publishes the evaluated attributes of an instance to expressions.</summary>
    public void Add(string type, BlockInstance instance) => _added.Add((type, instance));

    /// <summary>The instances of a type that expressions can read, by name; the latest of several with one name.</summary>
    public IReadOnlyDictionary<string, BlockInstance> Readable(string type)
    {
        foreach (var (of, instance) in _added) _readable[of][instance.Name] = instance;
        _added.Clear();
        return _readable[type];
    }

    private Dictionary<(string Type, string Name), NamedBlocks> ByName()
    {
        var byName = new Dictionary<(string Type, string Name), NamedBlocks>(blocks.Count);
        foreach (var block in blocks)
        {
            foreach (var instance in block.Instances!)
            {
                var key = (block.Block.Type, instance.Name);
                if (!byName.TryGetValue(key, out var named)) byName.Add(key, named = new());
                named.Add(block);
            }
        }

        return byName;
    }
}
