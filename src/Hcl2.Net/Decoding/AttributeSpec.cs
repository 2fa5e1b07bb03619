using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>The value of an argument, converted to a type; null of that type when it is not set.</summary>
/// <param name="Name">Name of the argument.</param>
/// <param name="Type">What it is converted to; attributes of objects may be optional.</param>
/// <param name="IsRequired">Whether a body without it is an error.</param>
public sealed record AttributeSpec(string Name, HclType Type, bool IsRequired = false) : DecodeSpec
{
    /// <inheritdoc/>
    public override HclType ImpliedType => Type;

    internal override IEnumerable<AttributeSchema> Arguments => [new(Name, IsRequired)];

    internal override HclValue Decode(DecodeScope scope)
    {
        var type = Type.WithoutOptional();
        if (scope.Content.Attribute(Name) is not { } attribute) return HclValue.Null(type);

        var conversion = HclConvert.To(attribute.Expression.Evaluate(scope.Context, scope.Diagnostics), Type);
        if (conversion.Succeeded) return conversion.Value;

        scope.Diagnostics.Add(DecodeDiagnostics.WrongType(attribute, scope.Error(conversion)));
        return HclValue.Unknown(type);
    }

    internal override SourceSpan Location(DecodeScope scope) => scope.Content.Attribute(Name)?.Expression.Location ?? base.Location(scope);

    internal override IEnumerable<Traversal> OwnVariables(BodyContent content) => content.Attribute(Name)?.Expression.Variables() ?? [];
}
