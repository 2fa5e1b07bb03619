using System.Diagnostics.CodeAnalysis;

namespace Hcl2.Values;

/// <summary>The outcome of a conversion: a value, or why there is none.</summary>
/// <param name="Value">The converted value; null when there is an error.</param>
/// <param name="Error">What was expected, such as <c>a number is required</c>, without full stop; null when there is a value.</param>
public readonly record struct Conversion(HclValue? Value, string? Error)
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    /// <summary>An outcome with a value.</summary>
    public static Conversion Of(HclValue value) => new(value, null);

    /// <summary>An outcome with an error.</summary>
    public static Conversion Failed(string error) => new(null, error);
}
