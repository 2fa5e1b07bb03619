namespace Hcl2;

/// <summary>One thing the reader of a configuration file should know.</summary>
/// <param name="Code">Stable identifier such as <c>HCL1004</c>; never reused.</param>
/// <param name="Severity">Whether a usable result exists.</param>
/// <param name="Summary">The problem in under ten words, no full stop.</param>
/// <param name="Detail">What was found, what was expected, what to change. Full sentences.</param>
/// <param name="Subject">The narrowest text at fault; null when the fault has no place.</param>
/// <param name="Context">Wider text worth printing around it; null means the subject alone.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Summary, string Detail, SourceSpan? Subject = null, SourceSpan? Context = null)
{
    /// <summary>The values of the variables that the expression at fault reads, by name as written, in order; empty where none were evaluated.</summary>
    public IReadOnlyList<KeyValuePair<string, HclValue>> Values { get; init; } = [];

    /// <summary>Whether a limit of this library was reached. The text may be valid HCL; the error ends the work on it.</summary>
    public bool IsLimit { get; init; }

    /// <summary>One line: <c>FILE:LINE,COLUMN-COLUMN: SUMMARY; DETAIL</c>.</summary>
    public override string ToString() => $"{(Subject is { } place ? place.ToString() : "<nil>")}: {Summary}; {Detail}";
}
