using Hcl2.Text;

namespace Hcl2.Syntax;

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

    private static IEnumerable<SyntaxNode> ForChildren(ForSyntax rounds)
    {
        yield return rounds.Collection;
        if (rounds.Key is not null) yield return rounds.Key;
        yield return rounds.Value;
        if (rounds.Condition is not null) yield return rounds.Condition;
    }
}
