namespace Hcl2;

/// <summary>Replaces an expression that could not be parsed. Its value is unknown.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The text that could not be parsed.</param>
/// <param name="traversal">The parsed part of an unfinished path.</param>
/// <param name="diagnostics">What is wrong with it.</param>
public sealed class ErrorSyntax(SourceText source, TextSpan span, Traversal? traversal = null, IReadOnlyList<Diagnostic>? diagnostics = null)
    : ExpressionSyntax(source, span)
{
    /// <summary>What was understood of an unfinished path such as <c>foo.</c>, so that editors can complete it; null for anything else.</summary>
    public Traversal? Traversal => traversal;

    /// <summary>What is wrong, for an unfinished path; evaluation reports it again. Empty for anything else.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics ?? [];
}
