using Hcl2.Text;

namespace Hcl2.Editing;

/// <summary>What is at a place, as editors ask. Places are UTF-8 bytes from 0; one at the end of a node belongs to it.</summary>
public static class SyntaxLookup
{
    /// <summary>The blocks around a position, the outermost first.</summary>
    public static IReadOnlyList<BlockSyntax> BlocksAt(BodySyntax body, int offset)
    {
        var blocks = new List<BlockSyntax>();
        for (var current = body; current.Blocks.FirstOrDefault(block => IsAt(block, offset)) is { } block; current = block.Body) blocks.Add(block);
        return blocks;
    }

    /// <summary>The attribute at a position, in any block; null if there is none.</summary>
    public static AttributeSyntax? AttributeAt(BodySyntax body, int offset)
    {
        var inner = BlocksAt(body, offset) is [.., var block] ? block.Body : body;
        return inner.Attributes.FirstOrDefault(attribute => IsAt(attribute, offset));
    }

    /// <summary>The whole expression of the attribute at a place; null when the place is in none.</summary>
    public static ExpressionSyntax? OutermostExpressionAt(BodySyntax body, int offset) =>
        AttributeAt(body, offset)?.Expression is { } expression && IsAt(expression, offset) ? expression : null;

    /// <summary>The smallest expression at a place; null when the place is in none.</summary>
    public static ExpressionSyntax? InnermostExpressionAt(BodySyntax body, int offset)
    {
        if (OutermostExpressionAt(body, offset) is not { } found) return null;
        SyntaxNode node = found;
        while (SyntaxWalk.Children(node).FirstOrDefault(child => IsAt(child, offset)) is { } child)
        {
            node = child;
            if (child is ExpressionSyntax expression) found = expression;
        }

        return found;
    }

    /// <summary>The header of the outermost block at a place, such as <c>target "app"</c>; empty when there is none.</summary>
    public static string ContextAt(BodySyntax body, int offset) => BlocksAt(body, offset) is [var block, ..]
        ? string.Join(' ', block.Labels.Select(static label => GoText.Quote(label.Text)).Prepend(block.Type))
        : "";

    private static bool IsAt(SyntaxNode node, int offset) => node.Span.Start <= offset && offset <= node.Span.End;
}
