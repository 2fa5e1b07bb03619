namespace Hcl2.Text;

/// <summary>The strings of a diagnostic; summaries and details are exactly those of HCL.</summary>
/// <param name="Code">Stable identifier: HCL10xx characters, 11xx structure, 12xx expressions, 13xx templates, 14xx traversals, 19xx limits, 30xx evaluation.</param>
/// <param name="Summary">The problem.</param>
/// <param name="Detail">What to do about it.</param>
internal readonly record struct Problem(string Code, string Summary, string Detail)
{
    /// <summary>See <see cref="Diagnostic.IsLimit"/>.</summary>
    public bool IsLimit { get; init; }

    /// <summary>The diagnostic, at its place.</summary>
    public Diagnostic At(SourceSpan? subject, SourceSpan? context = null) => new(Code, Severity.Error, Summary, Detail, subject, context) { IsLimit = IsLimit };
}
