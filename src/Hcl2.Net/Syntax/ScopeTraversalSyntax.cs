using Hcl2.Evaluation;
using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary>A variable and the static steps from it, such as <c>target.app.tags[0]</c>.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The whole expression.</param>
/// <param name="traversal">The path.</param>
public sealed class ScopeTraversalSyntax(SourceText source, TextSpan span, Traversal traversal) : ExpressionSyntax(source, span)
{
    /// <summary>The path; its root has a name.</summary>
    public Traversal Traversal => traversal;
}
