using Hcl2;

namespace Depot.Bake.Evaluation;

/// <summary>A block during its evaluation to groups or targets.</summary>
internal sealed class BlockState(HclBlock block)
{
    /// <summary>The block.</summary>
    public HclBlock Block => block;

    /// <summary>Its only label.</summary>
    public string Label { get; } = block.Labels[0];

    /// <summary>Whether it defines a group; otherwise targets.</summary>
    public bool IsGroup => block.Type == "group";

    /// <summary>Its groups or targets, in order; null until they are known.</summary>
    public BlockInstance[]? Instances { get; set; }

    /// <summary>Whether it defines exactly one instance with the name of the block, as every block without a matrix does.</summary>
    public bool DefinesItsLabel => Instances is [var only] && only.Name == Label;

    /// <summary>Whether all attributes are being evaluated, so that an expression that wants them all is a circular reference.</summary>
    public bool IsResolving { get; set; }
}
