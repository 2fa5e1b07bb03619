using Hcl2.Functions;

namespace Hcl2;

/// <summary>One parameter of a function.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Type">What arguments are converted to; dynamic takes everything.</param>
public sealed record HclParameter(string Name, HclType Type)
{
    /// <summary>Whether null reaches the function; otherwise it is an error.</summary>
    public bool AllowNull { get; init; }

    /// <summary>Whether unknown values reach the function; otherwise the result is unknown.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>Whether values of dynamic type reach the function; otherwise the result is of dynamic type.</summary>
    public bool AllowDynamic { get; init; }

    /// <summary>Whether marked values reach the function; otherwise marks are taken away before and given to the result after.</summary>
    public bool AllowMarked { get; init; }

    /// <summary>Whether marks inside a value stay where they are, and only those of the value itself are taken away and given to the result.</summary>
    internal bool KeepsInnerMarks { get; init; }

    /// <summary>Whether known values with unknown parts reach functions of this library; otherwise the result is unknown.</summary>
    internal bool AllowUnknownParts { get; init; }

    /// <summary>How the evaluator hands over the argument.</summary>
    public ArgumentKind Kind { get; init; }
}
