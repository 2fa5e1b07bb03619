namespace Hcl2.Bodies;

/// <summary>The content of a body by a schema.</summary>
/// <param name="Attributes">The arguments that are set, in the order of the text.</param>
/// <param name="Blocks">The blocks of the types asked for, in the order of the text.</param>
/// <param name="Body">The body that was asked.</param>
public sealed record BodyContent(IReadOnlyList<HclAttribute> Attributes, IReadOnlyList<HclBlock> Blocks, HclBody Body)
{
    /// <summary>Position for diagnostics about missing items.</summary>
    public SourceSpan MissingItemLocation => Body.MissingItemLocation;

    /// <summary>The argument of a name; null when it is not set.</summary>
    public HclAttribute? Attribute(string name)
    {
        for (var i = 0; i < Attributes.Count; i++)
        {
            if (Attributes[i].Name == name) return Attributes[i];
        }

        return null;
    }

    /// <summary>The blocks of one type, in the order of the text.</summary>
    public IEnumerable<HclBlock> BlocksOfType(string type) => Blocks.Where(block => block.Type == type);
}
