using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>What a spec decodes from.</summary>
/// <param name="Content">The content of the body.</param>
/// <param name="Labels">The labels of the block that the body belongs to; none at the top.</param>
/// <param name="Context">Variables and functions of expressions.</param>
/// <param name="Diagnostics">Receives diagnostics.</param>
internal sealed record DecodeScope(BodyContent Content, IReadOnlyList<BlockLabel> Labels, EvaluationContext? Context, DiagnosticBag Diagnostics)
{
    /// <summary>The blocks of a type with their decoded bodies, in order; none behind one that stands for any number of blocks.</summary>
    /// <param name="type">The type of the blocks.</param>
    /// <param name="nested">How their bodies are decoded.</param>
    /// <param name="keys">How many of the first labels are keys, which the nested spec does not see.</param>
    public IReadOnlyList<DecodedBlock> Blocks(string type, DecodeSpec nested, int keys = 0)
    {
        var blocks = new List<DecodedBlock>();
        // A spec makes its schema anew whenever it is asked.
        var schema = nested.Schema;
        foreach (var block in Content.BlocksOfType(type))
        {
            blocks.Add(Decoded(block, nested, schema, keys));
            if (block.Body.IsUnknown) break;
        }

        return blocks;
    }

    /// <summary>Why a conversion failed, as the version that the context follows says it.</summary>
    public string Error(Conversion failed) => failed.ErrorIn(EvaluationContext.LogicOf(Context))!;

    /// <summary>The result of a spec; null if it reported an error, so that no consequential errors are reported.</summary>
    public HclValue? Sound(DecodeSpec spec)
    {
        var own = new DiagnosticBag();
        var value = spec.Decode(this with { Diagnostics = own });
        Diagnostics.AddRange(own);
        return own.HasErrors ? null : value;
    }

    /// <summary>One block with its decoded body.</summary>
    public DecodedBlock Decoded(HclBlock block, DecodeSpec nested) => Decoded(block, nested, nested.Schema, keys: 0);

    private DecodedBlock Decoded(HclBlock block, DecodeSpec nested, BodySchema schema, int keys)
    {
        var scope = Inside(block, block.Body.Content(schema, Diagnostics), keys);
        return new(block, nested.Decode(scope), () => nested.Location(scope));
    }

    /// <summary>The scope of the body of a block, for finding places: nothing is decoded and nothing reported.</summary>
    public DecodeScope Inside(HclBlock block, DecodeSpec nested) => Inside(block, block.Body.PartialContent(nested.Schema, new()), keys: 0);

    private DecodeScope Inside(HclBlock block, BodyContent content, int keys) => this with
    {
        Content = content,
        Labels = [.. block.Labels.Zip(block.LabelLocations, static (text, place) => new BlockLabel(text, place)).Skip(keys)],
    };
}

/// <summary>A label of a block.</summary>
internal readonly record struct BlockLabel(string Text, SourceSpan Location);

/// <summary>A block and what its body gave.</summary>
/// <param name="Block">The block.</param>
/// <param name="Value">What its body gave.</param>
/// <param name="Locate">Finds the place of the value, which only complaints need.</param>
internal readonly record struct DecodedBlock(HclBlock Block, HclValue Value, Func<SourceSpan> Locate)
{
    /// <summary>Where the value comes from.</summary>
    public SourceSpan Location => Locate();

    /// <summary>The same with the marks that its body gives to what is made of it.</summary>
    public DecodedBlock Marked => this with { Value = Value.WithMarks(Block.Body.Marks) };
}
