namespace Hcl2;

/// <summary>A string that could not be read into a type.</summary>
/// <param name="diagnostics">Everything that is wrong; an error is among them.</param>
public sealed class HclException(DiagnosticBag diagnostics) : Exception(string.Join('\n', diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error)))
{
    /// <summary>Everything that is wrong, warnings included.</summary>
    public DiagnosticBag Diagnostics { get; } = diagnostics;
}
