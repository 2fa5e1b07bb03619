using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Evaluation;

/// <summary>A path from a variable to a part of it, such as <c>target.app.tags[0]</c>.</summary>
/// <param name="Source">The text it stands in.</param>
/// <param name="RootName">Name of the variable; empty for a relative traversal.</param>
/// <param name="RootSpan">Where the name stands.</param>
/// <param name="Steps">The way from there, in order.</param>
public sealed record Traversal(SourceText Source, string RootName, TextSpan RootSpan, IReadOnlyList<TraversalStep> Steps)
{
    /// <summary>The whole path.</summary>
    public TextSpan Span => Steps.Count == 0 ? RootSpan : TextSpan.Over(RootSpan, Steps[^1].Span);
}

/// <summary>One step of a traversal.</summary>
/// <param name="Span">The step with its dot or brackets.</param>
public abstract record TraversalStep(TextSpan Span);

/// <summary><c>.name</c></summary>
/// <param name="Name">The attribute.</param>
/// <param name="Span">The step with its dot.</param>
public sealed record AttributeStep(string Name, TextSpan Span) : TraversalStep(Span);

/// <summary><c>[key]</c> or the legacy <c>.0</c></summary>
/// <param name="Key">A known string or number.</param>
/// <param name="Span">The step with its brackets or dot.</param>
public sealed record IndexStep(HclValue Key, TextSpan Span) : TraversalStep(Span);
