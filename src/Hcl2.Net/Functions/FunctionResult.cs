using System.Diagnostics.CodeAnalysis;

namespace Hcl2;

/// <summary>The outcome of a function call: a value, or an error and the argument that is to blame.</summary>
/// <param name="Value">The result; null when there is an error.</param>
/// <param name="Error">What went wrong, in lower case and without full stop; null when there is a value.</param>
/// <param name="Argument">
/// Position of the argument at fault, from 0; null when it is the call as a whole. Expressions report the first as "Invalid value for
/// "NAME" parameter: ERROR." and the second as "Call to function "NAME" failed: ERROR.".
/// </param>
public readonly record struct FunctionResult(HclValue? Value, string? Error, int? Argument)
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Value is not null;

    /// <summary>A value as a result.</summary>
    public static implicit operator FunctionResult(HclValue value) => new(value, null, null);

    /// <summary>The same as the implicit conversion.</summary>
    public static FunctionResult FromHclValue(HclValue value) => new(value, null, null);

    /// <summary>What versions since 2.24 say instead of <see cref="Error"/>; null when it is the same.</summary>
    internal string? NewerError { get; init; }

    /// <summary>The error as one of the call as a whole, with words before it.</summary>
    internal FunctionResult Within(string words) => new(null, words + Error, null) { NewerError = NewerError is null ? null : words + NewerError };

    /// <summary>The error message of a version.</summary>
    internal string? ErrorIn(LogicalOperators version) => version == LogicalOperators.ShortCircuit ? NewerError ?? Error : Error;

    /// <summary>An error of the call as a whole.</summary>
    public static FunctionResult Failed(string error) => new(null, error, null);

    /// <summary>An error of one argument.</summary>
    public static FunctionResult Failed(int argument, string error) => new(null, error, argument);

    /// <summary>An argument or a part of it that does not convert.</summary>
    internal static FunctionResult Failed(int? argument, Conversion failed) => new(null, failed.Error, argument) { NewerError = failed.NewerError };
}
