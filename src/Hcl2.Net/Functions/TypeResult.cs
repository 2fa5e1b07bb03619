using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

/// <summary>The type a call would have, or why there is none.</summary>
/// <param name="Type">The type; dynamic when it depends on what is unknown. Null when there is an error.</param>
/// <param name="Error">As in <see cref="FunctionResult"/>.</param>
/// <param name="Argument">As in <see cref="FunctionResult"/>.</param>
public readonly record struct TypeResult(HclType? Type, string? Error, int? Argument)
{
    /// <summary>Whether there is a type.</summary>
    [MemberNotNullWhen(true, nameof(Type))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Type is not null;

    /// <summary>A type as a result.</summary>
    public static implicit operator TypeResult(HclType type) => new(type, null, null);

    /// <summary>The same as the implicit conversion.</summary>
    public static TypeResult FromHclType(HclType type) => new(type, null, null);

    /// <summary>What versions since 2.24 say instead of <see cref="Error"/>; null when it is the same.</summary>
    internal string? NewerError { get; init; }

    /// <summary>An error of the call as a whole.</summary>
    public static TypeResult Failed(string error) => new(null, error, null);

    /// <summary>An error of one argument.</summary>
    public static TypeResult Failed(int argument, string error) => new(null, error, argument);

    /// <summary>An argument or a part of it that does not convert.</summary>
    internal static TypeResult Failed(int? argument, Conversion failed) => new(null, failed.Error, argument) { NewerError = failed.NewerError };
}
