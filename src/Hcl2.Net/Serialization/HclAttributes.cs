using Hcl2.Serialization;

namespace Hcl2;

/// <summary>
/// Makes HCL readable into a partial class, struct or record, and writable from it: a generator that comes with the package adds
/// <see cref="IHclSerializable{TSelf}"/>. Names become lower case with underscores, as in <c>min_size</c> for <c>MinSize</c>.
/// </summary>
/// <remarks>
/// A member is required when it is declared <c>required</c>, or a parameter of the constructor that has no default and is not nullable.
/// Members of types with this attribute, and lists and dictionaries of them, are blocks; all others are arguments.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class HclObjectAttribute : Attribute;

/// <summary>An argument of a body: <c>name = value</c>.</summary>
/// <param name="name">Its name; null for that of the member.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HclArgumentAttribute(string? name = null) : Attribute
{
    /// <summary>Its name; null for that of the member.</summary>
    public string? Name { get; } = name;

    /// <summary>Whether a body without it is an error; unless this is set, the declaration of the member decides.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where the body does not set it: a string, number or bool. Unless this is set, the member's initializer or default decides.</summary>
    public object? Default { get; init; }
}

/// <summary>
/// Blocks of one type. A member of one type is one block, a list is any number, and a dictionary from strings is any number that are distinguished
/// apart by their first label.
/// </summary>
/// <param name="type">The word before the labels; null for the name of the member.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HclBlockAttribute(string? type = null) : Attribute
{
    /// <summary>The word before the labels; null for the name of the member.</summary>
    public string? Type { get; } = type;

    /// <summary>Whether a body without one is an error; unless this is set, the declaration of the member decides.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What messages call the label that is the key of a dictionary.</summary>
    public string KeyName { get; init; } = "name";
}

/// <summary>A label of the block that the type stands for, in the order of declaration.</summary>
/// <param name="name">Its name in messages; null for the name of the member.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HclLabelAttribute(string? name = null) : Attribute
{
    /// <summary>Its name in messages; null for the name of the member.</summary>
    public string? Name { get; } = name;
}

/// <summary>
/// Takes what no other member does; without such a member that is an error. The member is an <see cref="HclBody"/>, or a dictionary from
/// strings to <see cref="HclValue"/>, which takes arguments only.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HclRemainingAttribute : Attribute;

/// <summary>A member that HCL knows nothing of.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HclIgnoreAttribute : Attribute;

/// <summary>The text of a value of an enumeration; without this it is the name in lower case with underscores.</summary>
/// <param name="name">The text.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class HclNameAttribute(string name) : Attribute
{
    /// <summary>The text.</summary>
    public string Name { get; } = name;
}

/// <summary>Sets the converter of a member, or of all members of a type.</summary>
/// <param name="converter">A type with a constructor without parameters that derives from <see cref="HclConverter{T}"/> of the member's type.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class HclConverterAttribute(Type converter) : Attribute
{
    /// <summary>The type of the converter.</summary>
    public Type Converter { get; } = converter;
}
