namespace Hcl2;

/// <summary>Stands where an expression should, but could not be read. Its value is unknown.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The text that was not understood.</param>
/// <param name="traversal">What was understood of an unfinished path.</param>
/// <param name="diagnostics">What is wrong with it.</param>
public sealed class ErrorSyntax(SourceText source, TextSpan span, Traversal? traversal = null, IReadOnlyList<Diagnostic>? diagnostics = null)
    : ExpressionSyntax(source, span)
{
    /// <summary>What was understood of an unfinished path such as <c>foo.</c>, so that editors can complete it; null for anything else.</summary>
    public Traversal? Traversal => traversal;

    /// <summary>What is wrong, for an unfinished path; evaluation reports it again. Empty for anything else.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics ?? [];
}
