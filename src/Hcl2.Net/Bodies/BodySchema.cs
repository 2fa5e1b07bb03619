namespace Hcl2.Bodies;

/// <summary>What a body may contain.</summary>
/// <param name="Attributes">Its arguments; names are unique.</param>
/// <param name="Blocks">Its block types; names are unique.</param>
public sealed record BodySchema(IReadOnlyList<AttributeSchema> Attributes, IReadOnlyList<BlockSchema> Blocks)
{
    private readonly AttributeSchema[] _attributes = [.. Attributes];
    private readonly BlockSchema[] _blocks = [.. Blocks];

    /// <summary>Its arguments; names are unique.</summary>
    public IReadOnlyList<AttributeSchema> Attributes
    {
        get => _attributes;
        init => _attributes = [.. value];
    }

    /// <summary>Its block types; names are unique.</summary>
    public IReadOnlyList<BlockSchema> Blocks
    {
        get => _blocks;
        init => _blocks = [.. value];
    }

    // Schemas are short and are searched for every item of a file, so a hash table would not pay off.

    /// <summary>The argument of a name; null when it may not contain that.</summary>
    internal AttributeSchema? Attribute(string name)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name) return attribute;
        }

        return null;
    }

    /// <summary>The block of a type; null when it may not contain that.</summary>
    internal BlockSchema? Block(string type)
    {
        foreach (var block in _blocks)
        {
            if (block.Type == type) return block;
        }

        return null;
    }
}

/// <summary>An argument of a body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether a body without it is an error.</param>
public sealed record AttributeSchema(string Name, bool IsRequired = false);

/// <summary>A type of block in a body; any number of such blocks may follow.</summary>
/// <param name="Type">The word before the labels.</param>
/// <param name="LabelNames">What messages call the labels, in order; empty when the block takes none.</param>
public sealed record BlockSchema(string Type, IReadOnlyList<string> LabelNames)
{
    /// <summary>A type of block in a body; any number of such blocks may follow.</summary>
    /// <param name="type">The word before the labels.</param>
    /// <param name="labelNames">What messages call the labels, in order; none when the block takes none.</param>
    public BlockSchema(string type, params string[] labelNames)
        : this(type, (IReadOnlyList<string>)labelNames)
    {
    }
}
