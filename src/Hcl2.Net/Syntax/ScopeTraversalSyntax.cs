using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary>A variable and the static steps from it, such as <c>target.app.tags[0]</c>.</summary>
public sealed class ScopeTraversalSyntax : ExpressionSyntax
{
    private Traversal? _traversal;

    /// <param name="source">The text it stands in.</param>
    /// <param name="span">The whole expression.</param>
    /// <param name="traversal">The path.</param>
    public ScopeTraversalSyntax(SourceText source, TextSpan span, Traversal traversal)
        : base(source, span)
    {
        _traversal = traversal;
        Name = traversal.RootName;
    }

    /// <summary>A variable alone, as the keys of objects are; the path is made when somebody asks.</summary>
    internal ScopeTraversalSyntax(SourceText source, TextSpan span, string name)
        : base(source, span)
    {
        Name = name;
    }

    /// <summary>The variable.</summary>
    public string Name { get; }

    /// <summary>Whether there are no steps.</summary>
    public bool IsName => _traversal is null || _traversal.Steps.Count == 0;

    /// <summary>The path; its root has a name.</summary>
    public Traversal Traversal => _traversal ??= new(Source, Name, Span, []);
}
