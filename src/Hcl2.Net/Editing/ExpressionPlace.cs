namespace Hcl2.Editing;

/// <summary>Where within an expression another one may stand, and how.</summary>
internal static class ExpressionPlace
{
    /// <summary>Refuses an expression that is not written out as one, such as text within a template.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Require(SyntaxNode parent, ExpressionSyntax expression)
    {
        if (!IsOwn(parent, expression))
            throw new ArgumentException($"The {expression.GetType().Name} at {expression.Location} is not an expression of its own that can be replaced.", nameof(expression));
    }

    /// <summary>Whether an expression is written out as one.</summary>
    public static bool IsOwn(SyntaxNode parent, ExpressionSyntax expression)
    {
        if (parent is AttributeSyntax) return true;
        if (expression is ObjectKeySyntax or AnonymousSymbolSyntax || parent is ObjectKeySyntax || (parent is TemplateSyntax && expression is LiteralSyntax)) return false;
        var alone = SyntaxTree.ParseExpression(SourceText.From("", expression.Source.Text(expression.Span)));
        return !alone.Diagnostics.HasErrors && alone.Root.GetType() == expression.GetType() && alone.Root.Span == new TextSpan(0, alone.Source.Length);
    }

    /// <summary>An expression in parentheses, unless it means the same without.</summary>
    public static string Fitted(SyntaxNode parent, string text)
    {
        var isWhole = parent is ParenthesesSyntax or TupleSyntax or FunctionCallSyntax or TemplateSyntax or TemplateWrapSyntax;
        var isOne = SyntaxTree.ParseExpression(SourceText.From("", text)).Root
            is LiteralSyntax or ScopeTraversalSyntax or FunctionCallSyntax or TupleSyntax or ObjectSyntax or ForSyntax or ParenthesesSyntax or TemplateSyntax or TemplateWrapSyntax;
        // "1" before ".0" would be another number.
        var isBound = (parent is RelativeTraversalSyntax or IndexSyntax or SplatSyntax) && char.IsAsciiDigit(text[0]);
        return isWhole || (isOne && !isBound) ? text : $"({text})";
    }
}
