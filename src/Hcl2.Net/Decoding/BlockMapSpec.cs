using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>All blocks of a type as nested maps, one level for each label.</summary>
/// <param name="Type">The type of the blocks.</param>
/// <param name="KeyNames">What messages call the labels that are keys, outermost first; at least one.</param>
/// <param name="Nested">How each body is decoded; all give the same type, without dynamic parts.</param>
public sealed record BlockMapSpec(string Type, IReadOnlyList<string> KeyNames, DecodeSpec Nested) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => KeyNames.Aggregate(Nested.ImpliedType, static (type, _) => HclType.Map(type));

    internal override BlockSchema Block => new(Type, [.. KeyNames, .. Nested.LabelNames]);

    /// <exception cref="InvalidOperationException">The nested spec has dynamic parts; use <see cref="BlockObjectSpec"/>.</exception>
    internal override HclValue Decode(DecodeScope scope)
    {
        if (Nested.ImpliedType.HasDynamic)
            throw new InvalidOperationException("Elements of a map have one type, but the nested spec may give several; use a BlockObjectSpec.");
        if (LabelTree.Blocks(scope, this, KeyNames.Count) is not { } blocks) return Unknown;
        if (blocks.Count == 0) return HclValue.Map(KeyNames.Skip(1).Aggregate(Nested.ImpliedType.WithoutOptional(), static (type, _) => HclType.Map(type)), []);
        // A spec with a default may give values of two types.
        return Unified(scope, blocks) is { } values
            ? Map(LabelTree.Of(scope, [.. blocks.Select((block, i) => block with { Value = values[i] })], KeyNames.Count), KeyNames.Count, values[0].Type)
            : HclValue.Dynamic;
    }

    private static HclValue Map(LabelTree tree, int levels, HclType element)
    {
        if (levels == 0) return tree.Value!;
        var type = Enumerable.Range(1, levels - 1).Aggregate(element, static (inner, _) => HclType.Map(inner));
        return HclValue.Map(type, tree.Children.Select(child => KeyValuePair.Create(child.Key, Map(child.Value, levels - 1, element))));
    }
}

/// <summary>All blocks of a type as nested objects, one level for each label; each body may give another type.</summary>
/// <inheritdoc cref="BlockMapSpec" path="/param"/>
public sealed record BlockObjectSpec(string Type, IReadOnlyList<string> KeyNames, DecodeSpec Nested) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Dynamic;

    internal override BlockSchema Block => new(Type, [.. KeyNames, .. Nested.LabelNames]);

    internal override HclValue Decode(DecodeScope scope) =>
        LabelTree.Blocks(scope, this, KeyNames.Count) is { } blocks ? Object(LabelTree.Of(scope, blocks, KeyNames.Count)) : Unknown;

    private static HclValue Object(LabelTree tree) =>
        tree.Value ?? HclValue.Object([.. tree.Children.Select(static child => KeyValuePair.Create(child.Key, Object(child.Value)))]);
}

/// <summary>Values of blocks by their labels.</summary>
internal sealed class LabelTree
{
    /// <summary>What the block at the end of the way gave; null before the end.</summary>
    public HclValue? Value { get; private set; }

    /// <summary>The next label and what follows.</summary>
    public Dictionary<string, LabelTree> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>All blocks; null when it is not known how many they are.</summary>
    public static IReadOnlyList<DecodedBlock>? Blocks(DecodeScope scope, NestedBlockSpec spec, int levels)
    {
        DecodedBlock[] blocks = [.. scope.Blocks(spec.Type, spec.Nested, levels).Select(static block => block.Marked)];
        return blocks is [.., { Block.Body.IsUnknown: true }] ? null : blocks;
    }

    /// <summary>The first block at each end, and a complaint about every other.</summary>
    public static LabelTree Of(DecodeScope scope, IReadOnlyList<DecodedBlock> blocks, int levels)
    {
        var root = new LabelTree();
        foreach (var block in blocks)
        {
            var leaf = block.Block.Labels.Take(levels).Aggregate(root, static (tree, label) => tree.Child(label));
            if (leaf.Value is null) leaf.Value = block.Value;
            else scope.Diagnostics.Add(DecodeDiagnostics.SameLabels(block.Block));
        }

        return root;
    }

    private LabelTree Child(string label)
    {
        if (!Children.TryGetValue(label, out var child)) Children.Add(label, child = new());
        return child;
    }
}
