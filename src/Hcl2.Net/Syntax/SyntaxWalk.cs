namespace Hcl2;

/// <summary>The way from a node to those inside.</summary>
public static class SyntaxWalk
{
    /// <summary>The nodes directly inside, in the order they are evaluated in.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        BodySyntax body => body.Items,
        AttributeSyntax attribute => [attribute.Expression],
        BlockSyntax block => [.. block.Labels, block.Body],
        RelativeTraversalSyntax relative => [relative.Target],
        FunctionCallSyntax call => call.Arguments,
        ConditionalSyntax conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        IndexSyntax index => [index.Collection, index.Key],
        TupleSyntax tuple => tuple.Items,
        ObjectSyntax @object => @object.Items,
        ObjectItemSyntax item => [item.Key, item.Value],
        ObjectKeySyntax key => [key.Wrapped],
        ForSyntax rounds => ForChildren(rounds),
        SplatSyntax splat => [splat.Target, splat.Each],
        BinarySyntax binary => [binary.Left, binary.Right],
        UnarySyntax unary => [unary.Operand],
        TemplateSyntax template => template.Parts,
        TemplateWrapSyntax wrap => [wrap.Wrapped],
        TemplateJoinSyntax join => [join.Tuple],
        ParenthesesSyntax parentheses => [parentheses.Wrapped],
        _ => [],
    };

    /// <summary>The node and all nodes inside at any depth, each before those inside it.</summary>
    public static IEnumerable<SyntaxNode> Descendants(SyntaxNode node)
    {
        var open = new Stack<SyntaxNode>([node]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next).Reverse()) open.Push(child);
        }
    }

    /// <summary>The node and all nodes inside at any depth, each with the nodes around it and before those inside it.</summary>
    public static IEnumerable<SyntaxPlace> Places(SyntaxNode node)
    {
        var open = new Stack<SyntaxPlace>([new(node, null)]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next.Node).Reverse()) open.Push(new(child, next));
        }
    }

    private static IEnumerable<SyntaxNode> ForChildren(ForSyntax rounds)
    {
        yield return rounds.Collection;
        if (rounds.Key is not null) yield return rounds.Key;
        yield return rounds.Value;
        if (rounds.Condition is not null) yield return rounds.Condition;
    }
}

/// <summary>A node and its position in the tree.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parent">The place of the node around it; null where the walk began.</param>
public sealed record SyntaxPlace(SyntaxNode Node, SyntaxPlace? Parent)
{
    /// <summary>The nodes that contain it, the innermost first.</summary>
    public IEnumerable<SyntaxNode> Ancestors()
    {
        for (var place = Parent; place is not null; place = place.Parent) yield return place.Node;
    }
}
