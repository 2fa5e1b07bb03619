namespace Hcl2.Editing;

/// <summary>The way from the root of a file to a node; nodes are found by identity, so one of another tree is not.</summary>
internal static class SyntaxPath
{
    /// <summary>The blocks a body is inside of, the outermost first.</summary>
    /// <exception cref="ArgumentException">The body is not of this tree.</exception>
    public static List<BlockSyntax> To(BodySyntax root, BodySyntax body)
    {
        var owners = new List<BlockSyntax>();
        for (var current = root; !ReferenceEquals(current, body); current = owners[^1].Body)
        {
            var next = ItemAt(current, body.Span) as BlockSyntax;
            owners.Add(next is not null && ReferenceEquals(body.Source, root.Source) ? next : throw Foreign(body));
        }

        return owners;
    }

    /// <summary>The body that an item is directly in.</summary>
    /// <exception cref="ArgumentException">The item is not of this tree.</exception>
    public static BodySyntax BodyOf(BodySyntax root, BodyItemSyntax item)
    {
        for (var current = root; ReferenceEquals(item.Source, root.Source);)
        {
            var next = ItemAt(current, item.Span);
            if (ReferenceEquals(next, item)) return current;
            if (next is not BlockSyntax block) break;
            current = block.Body;
        }

        throw Foreign(item);
    }

    /// <summary>The nodes around a node, the innermost last; empty for the root.</summary>
    /// <exception cref="ArgumentException">The node is not of this tree.</exception>
    public static List<SyntaxNode> Around(BodySyntax root, SyntaxNode node)
    {
        var around = new List<SyntaxNode>();
        return ReferenceEquals(node.Source, root.Source) && Find(root, node, around) ? around : throw Foreign(node);
    }

    // A chain of operators is as deep as it is long, which is too deep for recursion.
    private static bool Find(SyntaxNode root, SyntaxNode node, List<SyntaxNode> around)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            around.RemoveRange(next.Depth, around.Count - next.Depth);
            if (ReferenceEquals(next.Node, node)) return true;
            if (next.Node.Span.Start > node.Span.Start || next.Node.Span.End < node.Span.End) continue;
            around.Add(next.Node);
            foreach (var child in Within(next.Node, node)) open.Push((child, next.Depth + 1));
        }

        return false;
    }

    private static IEnumerable<SyntaxNode> Within(SyntaxNode parent, SyntaxNode node) => parent is BodySyntax body
        ? ItemAt(body, node.Span) is { } item ? [item] : []
        : SyntaxWalk.Children(parent);

    /// <summary>The item of a body that has a range inside; items are in the order of the text.</summary>
    private static BodyItemSyntax? ItemAt(BodySyntax body, TextSpan span)
    {
        var (low, high) = (0, body.Items.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var item = body.Items[middle];
            if (item.Span.End < span.End) low = middle + 1;
            else if (item.Span.Start > span.Start) high = middle - 1;
            else return item;
        }

        return null;
    }

    private static ArgumentException Foreign(SyntaxNode node) =>
        new($"The {node.GetType().Name} at {node.Location} is not a node of the tree that is edited. Nodes come from that tree; parse again after Apply.", nameof(node));
}
