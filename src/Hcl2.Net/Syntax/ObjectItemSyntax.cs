using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary><c>key = value</c> inside an object.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">From key to value.</param>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
public sealed class ObjectItemSyntax(SourceText source, TextSpan span, ObjectKeySyntax key, ExpressionSyntax value) : SyntaxNode(source, span)
{
    /// <summary>The key.</summary>
    public ObjectKeySyntax Key => key;

    /// <summary>The value.</summary>
    public ExpressionSyntax Value => value;
}
