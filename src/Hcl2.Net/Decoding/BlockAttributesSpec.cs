using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>The arguments of the one block of a type as a map, whatever their names; null of its type when there is none.</summary>
/// <param name="Type">The type of the block.</param>
/// <param name="ElementType">What each argument is converted to.</param>
/// <param name="IsRequired">Whether a body without the block is an error.</param>
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

        if (blocks.Length > 1) scope.Diagnostics.Add(DecodeDiagnostics.SecondBlock(blocks[1], blocks[0].Location));
        return Map([.. blocks[0].Body.JustAttributes(scope.Diagnostics).Select(attribute => (attribute, Value(attribute, scope)))], blocks[0], scope);
    }

    internal override SourceSpan Location(DecodeScope scope) => scope.Content.BlocksOfType(Type).FirstOrDefault()?.Location ?? base.Location(scope);

    internal override IEnumerable<Traversal> OwnVariables(BodyContent content)
    {
        if (content.BlocksOfType(Type).FirstOrDefault() is not { } block) return [];
        var problems = new DiagnosticBag();
        var attributes = block.Body.JustAttributes(problems);
        return problems.HasErrors ? [] : attributes.SelectMany(static attribute => attribute.Expression.Variables());
    }

    private HclValue Value(HclAttribute attribute, DecodeScope scope) =>
        Converted(attribute, attribute.Expression.Evaluate(scope.Context, scope.Diagnostics), ElementType, scope);

    // With the dynamic element type the arguments decide on the type they have in common.
    private HclValue Map((HclAttribute Attribute, HclValue Value)[] entries, HclBlock block, DecodeScope scope)
    {
        if (entries.Length == 0) return HclValue.Map(ElementType.WithoutOptional(), []);

        // Null and what is not known yet may have no type; they take that of the others.
        HclType[] types = [.. entries.Select(static entry => entry.Value.Type).Distinct()];
        if (types.Length == 2) types = [.. types.Where(static type => !type.IsDynamic)];
        if (HclConvert.CommonType(types, isUnsafe: true) is not { } type)
        {
            scope.Diagnostics.Add(DecodeDiagnostics.NoCommonElement(Type, block.Location));
            return HclValue.Unknown(HclType.Map(ElementType.WithoutOptional()));
        }

        // What a value of no known type turns out to be decides what the others become.
        if (type.IsDynamic && entries.Any(static entry => !entry.Value.Type.IsDynamic))
            return HclValue.Map(type, [.. entries.Select(static entry => KeyValuePair.Create(entry.Attribute.Name, HclValue.Dynamic.WithMarksOf(entry.Value)))]);
        return HclValue.Map(type, [.. entries.Select(entry => KeyValuePair.Create(entry.Attribute.Name, Converted(entry.Attribute, entry.Value, type, scope)))]);
    }

    private HclValue Converted(HclAttribute attribute, HclValue value, HclType type, DecodeScope scope)
    {
        var conversion = HclConvert.To(value, type);
        if (conversion.Succeeded) return conversion.Value;
        scope.Diagnostics.Add(DecodeDiagnostics.WrongElement(Type, attribute, scope.Error(conversion)));
        return HclValue.Unknown(type.WithoutOptional());
    }
}
