using System.Text;

namespace Hcl2;

/// <summary>A variable and the static steps from it, such as <c>target.app.tags[0]</c>.</summary>
public sealed class ScopeTraversalSyntax : ExpressionSyntax
{
    private readonly IReadOnlyList<TraversalStep> _steps;
    private Traversal? _traversal;

    /// <param name="source">The source text.</param>
    /// <param name="span">The whole expression.</param>
    /// <param name="traversal">The path.</param>
    public ScopeTraversalSyntax(SourceText source, TextSpan span, Traversal traversal)
        : base(source, span)
    {
        _traversal = traversal;
        _steps = traversal.Steps;
        Name = traversal.RootName;
    }

    /// <summary>A path that is put together on demand: the names that are keys of objects never are.</summary>
    internal ScopeTraversalSyntax(SourceText source, TextSpan span, string name, IReadOnlyList<TraversalStep> steps)
        : base(source, span)
    {
        _steps = steps;
        Name = name;
    }

    /// <summary>The variable.</summary>
    public string Name { get; }

    /// <summary>Whether there are no steps.</summary>
    public bool IsName => _steps.Count == 0;

    /// <summary>The path; its root has a name.</summary>
    public Traversal Traversal => _traversal ??= new(Source, Name, new(Span.Start, Span.Start + Encoding.UTF8.GetByteCount(Name)), _steps);
}
