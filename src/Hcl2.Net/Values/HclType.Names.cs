namespace Hcl2;

public sealed partial class HclType
{
    private const string AnyType = "any type";

    /// <summary>What messages call a value of this type: <c>string</c>, <c>list of number</c>, <c>object</c>, <c>dynamic</c>.</summary>
    public string FriendlyName => Name("dynamic");

    /// <summary>What messages call this type where it is asked for: as <see cref="FriendlyName"/>, with <c>any type</c> for dynamic.</summary>
    public string FriendlyNameForConstraint => Name(AnyType);

    /// <summary>The type as a type expression: <c>list(string)</c>, <c>object({a=number})</c>, <c>any</c>; attributes by name, no spaces.</summary>
    public override string ToString() => Kind switch
    {
        HclTypeKind.Dynamic => "any",
        HclTypeKind.String => "string",
        HclTypeKind.Number => "number",
        HclTypeKind.Bool => "bool",
        HclTypeKind.List => $"list({ElementType})",
        HclTypeKind.Set => $"set({ElementType})",
        HclTypeKind.Map => $"map({ElementType})",
        HclTypeKind.Tuple => $"tuple([{string.Join(',', Elements)}])",
        HclTypeKind.Object => $"object({{{string.Join(',', Attributes.Select(AttributeText))}}})",
        _ => _capsule!,
    };

    private string AttributeText(KeyValuePair<string, HclType> attribute) =>
        OptionalAttributes.Contains(attribute.Key) ? $"{attribute.Key}=optional({attribute.Value})" : $"{attribute.Key}={attribute.Value}";

    private string Name(string dynamic) => Kind switch
    {
        HclTypeKind.Dynamic => dynamic,
        HclTypeKind.String => "string",
        HclTypeKind.Number => "number",
        HclTypeKind.Bool => "bool",
        HclTypeKind.List => $"list of {ElementName(dynamic)}",
        HclTypeKind.Set => $"set of {ElementName(dynamic)}",
        HclTypeKind.Map => $"map of {ElementName(dynamic)}",
        HclTypeKind.Object => "object",
        HclTypeKind.Tuple => "tuple",
        _ => _capsule!,
    };

    /// <summary>A collection of anything still has elements of one type only.</summary>
    private string ElementName(string dynamic) =>
        ElementType.IsDynamic && dynamic == AnyType ? "any single type" : ElementType.Name(dynamic);
}
