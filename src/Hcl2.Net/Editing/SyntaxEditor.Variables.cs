using Hcl2.Editing;

namespace Hcl2;

public sealed partial class SyntaxEditor
{
    /// <summary>Renames a variable in every path of an expression or body that starts with it; names that <c>for</c> binds are others.</summary>
    /// <param name="node">An expression or body of the tree.</param>
    /// <param name="from">The path to rename: the variable and the attributes behind it, such as <c>var.old</c>.</param>
    /// <param name="to">What to call it, of any length.</param>
    /// <exception cref="ArgumentException">
    /// A name is none, the node is not of the tree, or the new name is bound by a <c>for</c> around a place where the variable is read.
    /// </exception>
    public SyntaxEditor RenameVariable(SyntaxNode node, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        SyntaxPath.Around(_tree.Root, node);
        var (old, name) = (Fragment.Path(from), string.Join('.', Fragment.Path(to)));
        // A chain of operators is as deep as it is long, which is too deep for recursion.
        var open = new Stack<(SyntaxNode Node, BoundNames? Bound)>([(node, null)]);
        while (open.TryPop(out var next))
        {
            switch (next.Node)
            {
                case ScopeTraversalSyntax scope when Prefix(scope.Traversal, old) is { } span:
                    if (BoundNames.Contain(next.Bound, to[0]))
                        throw new ArgumentException($"\"{to[0]}\" is bound by a \"for\" around {_tree.Source.Locate(span)}, where it would have another meaning.", nameof(to));
                    _edits.Put(span, new Edit(span, name));
                    break;
                case ObjectKeySyntax { ForceNonLiteral: false, Wrapped: ScopeTraversalSyntax { IsName: true } }:
                    break;
                case ForSyntax rounds:
                    open.Push((rounds.Collection, next.Bound));
                    // Inside, the name means something else.
                    if (rounds.KeyName == old[0] || rounds.ValueName == old[0]) break;
                    foreach (var child in new[] { rounds.Key, rounds.Value, rounds.Condition })
                    {
                        if (child is not null) open.Push((child, new(rounds.KeyName, rounds.ValueName, next.Bound)));
                    }

                    break;
                default:
                    foreach (var child in SyntaxWalk.Children(next.Node)) open.Push((child, next.Bound));
                    break;
            }
        }

        return this;
    }

    /// <summary>The part of a path that is a prefix; null when the path starts otherwise.</summary>
    private static TextSpan? Prefix(Traversal traversal, IReadOnlyList<string> prefix)
    {
        if (traversal.RootName != prefix[0] || traversal.Steps.Count < prefix.Count - 1) return null;
        for (var at = 1; at < prefix.Count; at++)
        {
            if (traversal.Steps[at - 1] is not AttributeStep step || step.Name != prefix[at]) return null;
        }

        return prefix.Count == 1 ? traversal.RootSpan : TextSpan.Over(traversal.RootSpan, traversal.Steps[prefix.Count - 2].Span);
    }

    /// <summary>Names that <c>for</c> binds, and those bound around it.</summary>
    private sealed record BoundNames(string? Key, string Value, BoundNames? Outer)
    {
        public static bool Contain(BoundNames? names, string name)
        {
            for (; names is not null; names = names.Outer)
            {
                if (names.Key == name || names.Value == name) return true;
            }

            return false;
        }
    }
}
