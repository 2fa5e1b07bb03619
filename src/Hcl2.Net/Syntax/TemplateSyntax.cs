using Hcl2.Text;

namespace Hcl2.Syntax;

/// <summary>Text with parts to fill in. The result is a string, whatever the parts are.</summary>
/// <param name="source">The text it stands in.</param>
/// <param name="span">The whole expression.</param>
/// <param name="parts">What to put together.</param>
public sealed class TemplateSyntax(SourceText source, TextSpan span, IReadOnlyList<ExpressionSyntax> parts) : ExpressionSyntax(source, span)
{
    /// <inheritdoc/>
    public override TextSpan StartSpan => Parts[0].StartSpan;

    /// <summary>What to put together, in order; at least one. Text is a <see cref="LiteralSyntax"/>.</summary>
    public IReadOnlyList<ExpressionSyntax> Parts => parts;
}
