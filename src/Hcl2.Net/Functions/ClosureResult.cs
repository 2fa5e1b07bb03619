namespace Hcl2.Functions;

/// <summary>What evaluating a closure gave.</summary>
/// <param name="Value">The value; <see cref="HclValue.Dynamic"/> when there are errors.</param>
/// <param name="Errors">
/// One string per error, as <c>try</c> lists them: <c>SUMMARY (at FILE:LINE,COL-COL)\n  DETAIL</c>. Empty when it succeeded.
/// </param>
public sealed record ClosureResult(HclValue Value, IReadOnlyList<string> Errors);
