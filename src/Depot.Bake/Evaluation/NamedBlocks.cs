namespace Depot.Bake.Evaluation;

/// <summary>The blocks that define a name, in the order of the text, and how far they are evaluated for those that read the name.</summary>
internal sealed class NamedBlocks
{
    private readonly List<BlockState> _blocks = [];

    // How many of the first blocks are evaluated, by attribute; all attributes are the empty name. What is evaluated stays so, and thousands
    // of references to thousands of blocks of one name would look at each of them again.
    private readonly Dictionary<string, int> _evaluated = new(StringComparer.Ordinal);

    /// <summary>Adds a block.</summary>
    public void Add(BlockState block) => _blocks.Add(block);

    /// <summary>Evaluates all of them.</summary>
    /// <param name="attribute">The attribute that is read; null for all.</param>
    /// <param name="evaluate">Evaluates one; what is wrong with it, or null.</param>
    /// <returns>The first fault.</returns>
    public EvaluationError? Evaluate(string? attribute, Func<BlockState, EvaluationError?> evaluate)
    {
        var key = attribute ?? "";
        for (var i = _evaluated.GetValueOrDefault(key); i < _blocks.Count; i++)
        {
            if (evaluate(_blocks[i]) is { } fault) return fault;
            _evaluated[key] = i + 1;
        }

        return null;
    }
}
