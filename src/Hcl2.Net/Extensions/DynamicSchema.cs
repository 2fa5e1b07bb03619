using Hcl2.Bodies;

namespace Hcl2.Extensions;

/// <summary>What dynamic blocks consist of.</summary>
internal static class DynamicSchema
{
    public const string Type = "dynamic";
    public const string ForEach = "for_each";
    public const string Iterator = "iterator";
    public const string Labels = "labels";
    public const string Content = "content";

    /// <summary>Of a dynamic block for a type without labels.</summary>
    public static readonly BodySchema WithoutLabels = new([new(ForEach, IsRequired: true), new(Iterator)], [new(Content)]);

    /// <summary>Of a dynamic block for a type with labels.</summary>
    public static readonly BodySchema WithLabels = new([new(ForEach, IsRequired: true), new(Iterator), new(Labels, IsRequired: true)], [new(Content)]);

    /// <summary>Of any dynamic block, however incomplete.</summary>
    public static readonly BodySchema Lax = new([new(ForEach), new(Labels), new(Iterator)], [new(Content)]);

    /// <summary>A schema together with dynamic blocks and other parts that are removed later.</summary>
    public static BodySchema Extended(BodySchema schema, IEnumerable<AttributeSchema> otherAttributes, IEnumerable<BlockSchema> otherBlocks) => new(
        [.. schema.Attributes, .. otherAttributes.Where(other => schema.Attribute(other.Name) is null)],
        [.. schema.Blocks.Append(new(Type, "type")).Concat(otherBlocks).DistinctBy(static block => block.Type)]);
}
