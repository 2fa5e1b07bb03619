namespace Hcl2.Decoding;

/// <summary>An object whose attributes are decoded from the same body.</summary>
/// <param name="Attributes">A spec for each attribute; names are unique.</param>
public sealed record ObjectSpec(IReadOnlyDictionary<string, DecodeSpec> Attributes) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Object(Attributes.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value.ImpliedType)));

    internal override IEnumerable<DecodeSpec> SameBody => Attributes.Values;

    internal override HclValue Decode(DecodeScope scope) =>
        HclValue.Object([.. Attributes.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Decode(scope)))]);
}

/// <summary>A tuple whose elements are decoded from the same body.</summary>
/// <param name="Elements">A spec for each element, in order.</param>
public sealed record TupleSpec(IReadOnlyList<DecodeSpec> Elements) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Tuple(Elements.Select(static spec => spec.ImpliedType));

    internal override IEnumerable<DecodeSpec> SameBody => Elements;

    internal override HclValue Decode(DecodeScope scope) => HclValue.Tuple([.. Elements.Select(spec => spec.Decode(scope))]);
}
