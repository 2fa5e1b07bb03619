using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>A block on its way from text to groups or targets.</summary>
internal sealed class BlockState(HclBlock block)
{
    /// <summary>The block.</summary>
    public HclBlock Block => block;

    /// <summary>Its only label.</summary>
    public string Label { get; } = block.Labels[0];

    /// <summary>Whether it defines a group; otherwise targets.</summary>
    public bool IsGroup => block.Type == "group";

    /// <summary>What it defines, in order; null until that is known.</summary>
    public BlockInstance[]? Instances { get; set; }

    /// <summary>Whether it defines one thing that is called like the block, as all do that have no matrix.</summary>
    public bool DefinesItsLabel => Instances is [var only] && only.Name == Label;

    /// <summary>Whether all attributes are being evaluated, so that an expression that wants them all is a circular reference.</summary>
    public bool IsResolving { get; set; }
}
