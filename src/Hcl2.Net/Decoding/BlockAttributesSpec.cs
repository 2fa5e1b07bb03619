using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Decoding;

/// <summary>The arguments of the one block of a type as a map, whatever their names; null of its type when there is none.</summary>
/// <param name="Type">The type of the block.</param>
/// <param name="ElementType">What each argument is converted to.</param>
/// <param name="IsRequired">Whether a body without the block is in error.</param>
public sealed record BlockAttributesSpec(string Type, HclType ElementType, bool IsRequired = false) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => HclType.Map(ElementType);

    internal override BlockSchema Block => new(Type);

    internal override HclValue Decode(DecodeScope scope)
    {
        var blocks = scope.Content.BlocksOfType(Type).ToArray();
        if (blocks.Length == 0)
        {
            if (IsRequired) scope.Diagnostics.Add(DecodeDiagnostics.NoBlock(Type, scope.Content.MissingItemLocation));
            return HclValue.Null(HclType.Map(ElementType.WithoutOptional()));
        }

        foreach (var second in blocks.Skip(1)) scope.Diagnostics.Add(DecodeDiagnostics.SecondBlock(second, blocks[0].Location));
        return Map([.. blocks[0].Body.JustAttributes(scope.Diagnostics).Select(attribute => (attribute.Name, Value(attribute, scope)))]);
    }

    internal override SourceSpan Location(DecodeScope scope) => scope.Content.BlocksOfType(Type).FirstOrDefault()?.Location ?? base.Location(scope);

    internal override IEnumerable<Traversal> OwnVariables(BodyContent content) =>
        content.BlocksOfType(Type).Take(1).SelectMany(static block => block.Body.JustAttributes(new())).SelectMany(static attribute => attribute.Expression.Variables());

    private HclValue Value(HclAttribute attribute, DecodeScope scope)
    {
        var conversion = HclConvert.To(attribute.Expression.Evaluate(scope.Context, scope.Diagnostics), ElementType);
        if (conversion.Succeeded) return conversion.Value;
        scope.Diagnostics.Add(DecodeDiagnostics.WrongElement(Type, attribute, conversion.Error));
        return HclValue.Unknown(ElementType.WithoutOptional());
    }

    // With the dynamic element type the arguments decide on the type they have in common.
    private HclValue Map((string Name, HclValue Value)[] entries)
    {
        var type = ElementType.WithoutOptional();
        if (type.HasDynamic && entries.Length > 0) type = HclConvert.CommonType([.. entries.Select(static entry => entry.Value.Type)], isUnsafe: true) ?? type;
        return HclValue.Map(type, entries.Select(entry => KeyValuePair.Create(entry.Name, HclConvert.To(entry.Value, type).Value ?? HclValue.Unknown(type))));
    }
}
