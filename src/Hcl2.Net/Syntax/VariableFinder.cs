using System.Collections.Immutable;

namespace Hcl2.Syntax;

/// <summary>Finds what an expression reads and calls, in the order of the text.</summary>
internal static class VariableFinder
{
    /// <summary>See <see cref="HclExpression.Variables"/>.</summary>
    public static IReadOnlyList<Traversal> Variables(ExpressionSyntax expression)
    {
        List<Traversal>? found = null;
        for (var walk = new Walk(expression); walk.Next();)
        {
            if (walk.Node is ScopeTraversalSyntax path && !LocalNames.Contain(walk.Names, path.Name)) (found ??= []).Add(path.Traversal);
        }

        return found ?? (IReadOnlyList<Traversal>)[];
    }

    /// <summary>See <see cref="HclExpression.FunctionNames"/>.</summary>
    public static IReadOnlyList<string> FunctionNames(ExpressionSyntax expression)
    {
        List<string>? found = null;
        for (var walk = new Walk(expression); walk.Next();)
        {
            if (walk.Node is FunctionCallSyntax call) (found ??= []).Add(call.Name);
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Every expression before those inside it, but for plain strings and numbers. Takes no stack, however deep they are.</summary>
    private struct Walk(ExpressionSyntax expression)
    {
        // A walk goes to its end before the next begins, and leaves it empty.
        [ThreadStatic]
        private static Stack<(ExpressionSyntax Node, LocalNames? Names)>? _shared;

        private readonly Stack<(ExpressionSyntax Node, LocalNames? Names)> _open = _shared ??= new();
        private bool _isInside;

        /// <summary>The expression that the walk is at.</summary>
        public ExpressionSyntax Node { get; private set; } = expression;

        /// <summary>The names that are bound around it.</summary>
        public LocalNames? Names { get; private set; }

        public bool Next()
        {
            if (!_isInside) return _isInside = true;

            PushParts();
            if (!_open.TryPop(out var next)) return false;

            (Node, Names) = next;
            return true;
        }

        // The last part first, so that the first is next.
        private void PushParts()
        {
            switch (Node)
            {
                case RelativeTraversalSyntax e:
                    Push(e.Target);
                    break;
                case TemplateSyntax { IsPlain: false } e:
                    Push(e.Parts);
                    break;
                case TemplateWrapSyntax e:
                    Push(e.Wrapped);
                    break;
                case TemplateJoinSyntax e:
                    Push(e.Tuple);
                    break;
                case FunctionCallSyntax e:
                    Push(e.Arguments);
                    break;
                case BinarySyntax e:
                    Push(e.Right);
                    Push(e.Left);
                    break;
                case UnarySyntax e:
                    Push(e.Operand);
                    break;
                case ConditionalSyntax e:
                    Push(e.WhenFalse);
                    Push(e.WhenTrue);
                    Push(e.Condition);
                    break;
                case ParenthesesSyntax e:
                    Push(e.Wrapped);
                    break;
                case IndexSyntax e:
                    Push(e.Key);
                    Push(e.Collection);
                    break;
                case TupleSyntax e:
                    Push(e.Items);
                    break;
                case ObjectSyntax e:
                    for (var i = e.Items.Count - 1; i >= 0; i--)
                    {
                        Push(e.Items[i].Value);
                        Push(e.Items[i].Key);
                    }

                    break;
                // A bare name is no variable here.
                case ObjectKeySyntax e when StaticSyntax.Keyword(e.Wrapped) is null:
                    Push(e.Wrapped);
                    break;
                case ForSyntax e:
                    PushLoop(e);
                    break;
                case SplatSyntax e:
                    Push(e.Each);
                    Push(e.Target);
                    break;
            }
        }

        private void PushLoop(ForSyntax loop)
        {
            var inside = new LocalNames(loop.KeyName, loop.ValueName, Names);
            Push(loop.Condition, inside);
            Push(loop.Value, inside);
            Push(loop.Key, inside);
            Push(loop.Collection);
        }

        private void Push(IReadOnlyList<ExpressionSyntax> parts)
        {
            for (var i = parts.Count - 1; i >= 0; i--) Push(parts[i]);
        }

        private void Push(ExpressionSyntax part) => Push(part, Names);

        private void Push(ExpressionSyntax? part, LocalNames? names)
        {
            if (part is not (null or LiteralSyntax or TemplateSyntax { IsPlain: true })) _open.Push((part, names));
        }
    }

    /// <summary>Names that <c>for</c> binds, and those bound around it.</summary>
    private sealed class LocalNames(string? key, string value, LocalNames? outer)
    {
        private const int FewLoops = 8;

        private readonly int _depth = outer is null ? 1 : outer._depth + 1;
        private ImmutableHashSet<string>? _all;

        public static bool Contain(LocalNames? names, string name)
        {
            if (names is { _depth: > FewLoops }) return names.All.Contains(name);

            for (; names is not null; names = names.Outer)
            {
                if (names.Key == name || names.Value == name) return true;
            }

            return false;
        }

        private string? Key => key;

        private string Value => value;

        private LocalNames? Outer => outer;

        // Where many loops are around names, comparing with each is slow. A set shares most of itself with that of the loop outside.
        private ImmutableHashSet<string> All => _all ??= Collected();

        private ImmutableHashSet<string> Collected()
        {
            var loops = new Stack<LocalNames>();
            for (var loop = this; loop is { _all: null }; loop = loop.Outer) loops.Push(loop);

            var set = loops.Peek().Outer?._all ?? ImmutableHashSet.Create<string>(StringComparer.Ordinal);
            foreach (var loop in loops)
            {
                set = set.Add(loop.Value);
                if (loop.Key is not null) set = set.Add(loop.Key);
                loop._all = set;
            }

            return set;
        }
    }
}
