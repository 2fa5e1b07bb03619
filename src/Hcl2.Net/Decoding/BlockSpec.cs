using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>What all specs for nested blocks share.</summary>
/// <param name="Type">The type of the blocks.</param>
/// <param name="Nested">How each body is decoded.</param>
public abstract record NestedBlockSpec(string Type, DecodeSpec Nested) : DecodeSpec
{
    internal override BlockSchema Block => new(Type, Nested.LabelNames);

    internal override SourceSpan Location(DecodeScope scope) =>
        scope.Content.BlocksOfType(Type).FirstOrDefault() is { } first ? Nested.Location(scope.Inside(first, Nested)) : base.Location(scope);

    internal override IEnumerable<Traversal> OwnVariables(BodyContent content) =>
        content.BlocksOfType(Type).SelectMany(block => Nested.Variables(block.Body));

    /// <summary>What is said of blocks of which it is not known how many they are.</summary>
    private protected HclValue Unknown => HclValue.Unknown(ImpliedType.WithoutOptional());

    /// <summary>The blocks, and complaints when they are too few or too many; null when it is not known how many they are.</summary>
    private protected IReadOnlyList<DecodedBlock>? Counted(DecodeScope scope, int least, int most)
    {
        DecodedBlock[] blocks = [.. scope.Blocks(Type, Nested).Select(static block => block.Marked)];
        if (blocks is [.., { Block.Body.IsUnknown: true }]) return null;
        if (blocks.Length < least) scope.Diagnostics.Add(DecodeDiagnostics.TooFew(Type, least, scope.Content.MissingItemLocation));
        else if (most > 0 && blocks.Length > most) scope.Diagnostics.Add(DecodeDiagnostics.TooMany(Type, most, blocks[most].Location));
        return blocks;
    }

    /// <summary>The values of blocks converted to one type; null and a diagnostic if there is no common type.</summary>
    private protected IReadOnlyList<HclValue>? Unified(DecodeScope scope, IReadOnlyList<DecodedBlock> blocks)
    {
        if (HclConvert.CommonType([.. blocks.Select(static block => block.Value.Type)], isUnsafe: true) is not { } type)
        {
            return NoCommonType(scope, blocks[0]);
        }

        // What a value of no known type turns out to be decides what the others become.
        if (type.IsDynamic && blocks.Any(static block => !block.Value.Type.IsDynamic)) return [.. blocks.Select(static block => HclValue.Dynamic.WithMarksOf(block.Value))];

        var values = new HclValue[blocks.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var conversion = HclConvert.To(blocks[i].Value, type);
            if (!conversion.Succeeded)
            {
                scope.Diagnostics.Add(DecodeDiagnostics.OddBlock(Type, i, scope.Error(conversion), blocks[i].Location));
                return null;
            }

            values[i] = conversion.Value;
        }

        return OfOneType(values) ?? NoCommonType(scope, blocks[0]);
    }

    /// <summary>Values that a type with open parts has left with different ones, brought to one of theirs; null when none fits all.</summary>
    private static HclValue[]? OfOneType(HclValue[] values)
    {
        var types = values.Select(static value => value.Type).Distinct().ToArray();
        if (types.Length < 2) return values;
        foreach (var type in types.Where(static type => !type.HasDynamic))
        {
            var converted = Array.ConvertAll(values, value => HclConvert.To(value, type));
            if (Array.TrueForAll(converted, static conversion => conversion.Succeeded)) return Array.ConvertAll(converted, static conversion => conversion.Value!);
        }

        return null;
    }

    private HclValue[]? NoCommonType(DecodeScope scope, DecodedBlock first)
    {
        scope.Diagnostics.Add(DecodeDiagnostics.NoCommonType(Type, first.Location));
        return null;
    }
}

/// <summary>The one block of a type; null of its type when there is none.</summary>
/// <param name="Type">The type of the block.</param>
/// <param name="Nested">How its body is decoded.</param>
/// <param name="IsRequired">Whether a body without it is an error.</param>
public sealed record BlockSpec(string Type, DecodeSpec Nested, bool IsRequired = false) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Nested.ImpliedType;

    internal override HclValue Decode(DecodeScope scope)
    {
        var blocks = scope.Content.BlocksOfType(Type).ToArray();
        if (blocks.Length == 0)
        {
            if (IsRequired) scope.Diagnostics.Add(DecodeDiagnostics.NoBlock(Type, scope.Content.MissingItemLocation));
            return HclValue.Null(ImpliedType.WithoutOptional());
        }

        if (blocks.Length > 1) scope.Diagnostics.Add(DecodeDiagnostics.SecondBlock(blocks[1], blocks[0].Location));
        return scope.Decoded(blocks[0], Nested).Value;
    }
}

/// <summary>All blocks of a type as a list, brought to one type.</summary>
/// <param name="Type">The type of the blocks.</param>
/// <param name="Nested">How each body is decoded.</param>
/// <param name="Least">How many there must be.</param>
/// <param name="Most">How many there may be; 0 for any number.</param>
public sealed record BlockListSpec(string Type, DecodeSpec Nested, int Least = 0, int Most = 0) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.List(Nested.ImpliedType);

    internal override HclValue Decode(DecodeScope scope)
    {
        if (Counted(scope, Least, Most) is not { } blocks) return Unknown;
        if (blocks.Count == 0) return HclValue.List(Nested.ImpliedType.WithoutOptional(), []);
        return Unified(scope, blocks) is { } values ? HclValue.List(values) : HclValue.Dynamic;
    }
}

/// <summary>All blocks of a type as a tuple, each of its own type.</summary>
/// <inheritdoc cref="BlockListSpec" path="/param"/>
public sealed record BlockTupleSpec(string Type, DecodeSpec Nested, int Least = 0, int Most = 0) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Dynamic;

    internal override HclValue Decode(DecodeScope scope) =>
        Counted(scope, Least, Most) is { } blocks ? HclValue.Tuple([.. blocks.Select(static block => block.Value)]) : Unknown;
}

/// <summary>All blocks of a type as a set, brought to one type.</summary>
/// <inheritdoc cref="BlockListSpec" path="/param"/>
public sealed record BlockSetSpec(string Type, DecodeSpec Nested, int Least = 0, int Most = 0) : NestedBlockSpec(Type, Nested)
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Set(Nested.ImpliedType);

    internal override HclValue Decode(DecodeScope scope)
    {
        if (Counted(scope, Least, Most) is not { } blocks) return Unknown;
        if (blocks.Count == 0) return HclValue.Set(Nested.ImpliedType.WithoutOptional(), []);
        return Unified(scope, blocks) is { } values ? HclValue.Set(values[0].Type, values) : HclValue.Dynamic;
    }
}
