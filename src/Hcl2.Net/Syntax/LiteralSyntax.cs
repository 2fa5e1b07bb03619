using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Syntax;

/// <summary>A value written out: a number, <c>true</c>, <c>false</c>, <c>null</c>, or the literal text of a template.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The whole expression.</param>
/// <param name="value">The value.</param>
public sealed class LiteralSyntax(SourceText source, TextSpan span, HclValue value) : ExpressionSyntax(source, span)
{
    /// <summary>The value; text has its escapes resolved and its template markers trimmed.</summary>
    public HclValue Value => value;
}
