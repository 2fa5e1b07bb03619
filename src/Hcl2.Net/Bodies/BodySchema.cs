namespace Hcl2.Bodies;

/// <summary>What a body may contain.</summary>
/// <param name="Attributes">Its arguments; names are unique.</param>
/// <param name="Blocks">Its block types; names are unique.</param>
public sealed record BodySchema(IReadOnlyList<AttributeSchema> Attributes, IReadOnlyList<BlockSchema> Blocks);

/// <summary>An argument of a body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether a body without it is in error.</param>
public sealed record AttributeSchema(string Name, bool IsRequired = false);

/// <summary>A type of block in a body; any number of such blocks may follow.</summary>
/// <param name="Type">The word before the labels.</param>
/// <param name="LabelNames">What messages call the labels, in order; empty when the block takes none.</param>
public sealed record BlockSchema(string Type, params IReadOnlyList<string> LabelNames);
