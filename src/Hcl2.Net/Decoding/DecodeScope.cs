using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Decoding;

/// <summary>What a spec decodes from.</summary>
/// <param name="Content">The content of the body.</param>
/// <param name="Labels">The labels of the block that the body belongs to; none at the top.</param>
/// <param name="Context">What expressions can use.</param>
/// <param name="Diagnostics">Takes what is wrong.</param>
internal sealed record DecodeScope(BodyContent Content, IReadOnlyList<BlockLabel> Labels, EvaluationContext? Context, DiagnosticBag Diagnostics)
{
    /// <summary>The blocks of a type with their decoded bodies, in order; none behind one that stands for any number of blocks.</summary>
    public IReadOnlyList<DecodedBlock> Blocks(string type, DecodeSpec nested)
    {
        var labels = nested.LabelNames.Length;
        var blocks = new List<DecodedBlock>();
        foreach (var block in Content.BlocksOfType(type))
        {
            blocks.Add(Decoded(block, nested, labels));
            if (block.Body.IsUnknown) break;
        }

        return blocks;
    }

    private DecodedBlock Decoded(HclBlock block, DecodeSpec nested, int labelsOfNested)
    {
        // A map takes the first labels for its keys; what is left are the labels that the nested spec may ask for.
        var labels = block.Labels.Zip(block.LabelLocations, static (text, place) => new BlockLabel(text, place)).ToArray();
        var scope = new DecodeScope(block.Body.Content(nested.Schema, Diagnostics), labels[^labelsOfNested..], Context, Diagnostics);
        return new(block, nested.Decode(scope), nested.Location(scope));
    }
}

/// <summary>A label of a block.</summary>
internal readonly record struct BlockLabel(string Text, SourceSpan Location);

/// <summary>A block and what its body gave.</summary>
internal readonly record struct DecodedBlock(HclBlock Block, Values.HclValue Value, SourceSpan Location)
{
    /// <summary>The same with the marks that its body gives to what is made of it.</summary>
    public DecodedBlock Marked => this with { Value = Value.WithMarks(Block.Body.Marks) };
}
