using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

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

    /// <summary>What versions since 2.24 say instead of <see cref="Error"/>; null when it is the same.</summary>
    internal string? NewerError { get; private init; }

    /// <summary>An outcome with an error.</summary>
    public static Conversion Failed(string error) => new(null, error);

    /// <summary>The error of two types that do not convert.</summary>
    internal static Conversion Mismatch(HclType given, HclType wanted) =>
        new(null, HclConvert.Mismatch(given, wanted)) { NewerError = HclConvert.Mismatch(given, wanted, namesGiven: true) };

    /// <summary>The error with words before it.</summary>
    internal Conversion Within(string words) => new(null, words + Error) { NewerError = NewerError is null ? null : words + NewerError };

    /// <summary>The error message of a version.</summary>
    internal string? ErrorIn(LogicalOperators version) => version == LogicalOperators.ShortCircuit ? NewerError ?? Error : Error;
}
