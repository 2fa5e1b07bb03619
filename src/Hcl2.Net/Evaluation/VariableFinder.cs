using Hcl2.Syntax;

namespace Hcl2.Evaluation;

/// <summary>Finds what an expression reads and calls, in the order of the text.</summary>
internal static class VariableFinder
{
    /// <summary>See <see cref="HclExpression.Variables"/>.</summary>
    public static IEnumerable<Traversal> Variables(ExpressionSyntax expression)
    {
        foreach (var (node, names) in Walk(expression))
        {
            if (node is ScopeTraversalSyntax { Traversal: var traversal } && !LocalNames.Contain(names, traversal.RootName)) yield return traversal;
        }
    }

    /// <summary>See <see cref="HclExpression.FunctionNames"/>.</summary>
    public static IEnumerable<string> FunctionNames(ExpressionSyntax expression)
    {
        foreach (var (node, _) in Walk(expression))
        {
            if (node is FunctionCallSyntax call) yield return call.Name;
        }
    }

    /// <summary>Every expression before those inside it, with the names that are bound around it. Takes no stack, however deep they are.</summary>
    private static IEnumerable<(ExpressionSyntax Node, LocalNames? Names)> Walk(ExpressionSyntax expression)
    {
        var open = new Stack<(ExpressionSyntax Node, LocalNames? Names)>();
        open.Push((expression, null));
        while (open.TryPop(out var current))
        {
            yield return current;

            var inner = current.Node is ForSyntax loop ? new LocalNames(loop.KeyName, loop.ValueName, current.Names) : current.Names;
            foreach (var child in Children(current.Node).Reverse())
            {
                var isOutside = current.Node is ForSyntax { Collection: var collection } && child == collection;
                open.Push((child, isOutside ? current.Names : inner));
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Children(ExpressionSyntax expression) => expression switch
    {
        RelativeTraversalSyntax e => [e.Target],
        TemplateSyntax e => e.Parts,
        TemplateWrapSyntax e => [e.Wrapped],
        TemplateJoinSyntax e => [e.Tuple],
        FunctionCallSyntax e => e.Arguments,
        BinarySyntax e => [e.Left, e.Right],
        UnarySyntax e => [e.Operand],
        ConditionalSyntax e => [e.Condition, e.WhenTrue, e.WhenFalse],
        ParenthesesSyntax e => [e.Wrapped],
        IndexSyntax e => [e.Collection, e.Key],
        TupleSyntax e => e.Items,
        ObjectSyntax e => e.Items.SelectMany(static item => new[] { item.Key, item.Value }),
        // A bare name is no variable here.
        ObjectKeySyntax e => StaticSyntax.Keyword(e.Wrapped) is null ? [e.Wrapped] : [],
        ForSyntax e => new[] { e.Collection, e.Key, e.Value, e.Condition }.OfType<ExpressionSyntax>(),
        SplatSyntax e => [e.Target, e.Each],
        _ => [],
    };

    /// <summary>Names that <c>for</c> binds, and those bound around it.</summary>
    private sealed record LocalNames(string? Key, string Value, LocalNames? Outer)
    {
        public static bool Contain(LocalNames? names, string name)
        {
            for (; names is not null; names = names.Outer)
            {
                if (names.Key == name || names.Value == name) return true;
            }

            return false;
        }
    }
}
