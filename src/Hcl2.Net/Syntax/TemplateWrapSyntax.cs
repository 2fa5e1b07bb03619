namespace Hcl2;

/// <summary><c>"${expression}"</c>: a template that is one interpolation and therefore keeps the type of its value.</summary>
/// <param name="source">The source text.</param>
/// <param name="span">The whole template with its quotes.</param>
/// <param name="wrapped">The expression inside.</param>
public sealed class TemplateWrapSyntax(SourceText source, TextSpan span, ExpressionSyntax wrapped) : ExpressionSyntax(source, span)
{
    /// <summary>The expression inside.</summary>
    public ExpressionSyntax Wrapped => wrapped;
}
