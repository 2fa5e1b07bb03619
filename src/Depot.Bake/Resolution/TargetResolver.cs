using Depot.Bake.Model;
using Depot.Bake.Overrides;
using Depot.Bake.Printing;

namespace Depot.Bake.Resolution;

/// <summary>Resolves targets with their inherited attributes and overrides.</summary>
internal sealed class TargetResolver
{
    private readonly Dictionary<string, Node> _nodes;
    private readonly BakeOverrides _overrides;
    private readonly SharedOutputs _outputs = new();
    private readonly ResolvedSize _size;

    // The nodes on the path of the current walk.
    private readonly Stack<Node> _open = [];
    private int _walk;

    /// <param name="definition">Everything defined; of targets with one name the first counts.</param>
    /// <param name="size">Counts what is resolved.</param>
    /// <param name="overrides">The values of <c>--set</c>.</param>
    /// <param name="environment">Looks up a variable; null when it is not set.</param>
    /// <exception cref="BakeException">An override has the wrong form, or names no target.</exception>
    public TargetResolver(BakeDefinition definition, ResolvedSize size, IReadOnlyList<string> overrides, Func<string, string?> environment)
    {
        _size = size;
        _nodes = new(definition.Targets.Count, StringComparer.Ordinal);
        foreach (var target in definition.Targets) _nodes.TryAdd(target.Name, new(target));
        _overrides = BakeOverrides.Parse(overrides, _nodes.Keys, environment);
    }

    /// <summary>Resolves one target.</summary>
    /// <exception cref="BakeException">It, or one that it inherits, does not exist; or an override is wrong.</exception>
    public BakeTarget Resolve(string name)
    {
        var resolved = Walk(name);
        return resolved with
        {
            Context = resolved.Context ?? ".",
            Dockerfile = resolved.Dockerfile ?? "Dockerfile",
            Pull = _overrides.Pull ?? resolved.Pull,
            NoCache = _overrides.NoCache ?? resolved.NoCache,
        };
    }

    /// <summary>The target after pushes of other targets that were resolved later.</summary>
    public BakeTarget Settle(BakeTarget target)
    {
        var outputs = _outputs.Now(target.Outputs);
        return ReferenceEquals(outputs, target.Outputs) ? target : target with { Outputs = outputs };
    }

    // Depth first without recursion: a chain of inheritance could overflow the stack.
    private BakeTarget Walk(string root)
    {
        _walk++;
        var result = Enter(root);
        while (_open.TryPeek(out var node))
        {
            if (result is { } finished)
            {
                node.IsSettled &= finished is { IsSettled: true, Result: not null };
                if (finished.Result is not null) node.Inherited.Add(finished);
                result = null;
            }

            if (node.Next < node.Definition.Inherits.Count)
            {
                var parent = node.Definition.Inherits[node.Next++];
                _size.Read(parent);
                result = Enter(parent);
            }
            else
            {
                _open.Pop();
                node.Result = Leave(node);
                result = node;
            }
        }

        return result!.Result!;
    }

    // The node if it already has a result, otherwise null and the node to resolve.
    private Node? Enter(string name)
    {
        if (!_nodes.TryGetValue(name, out var node)) throw new BakeException($"failed to find target {name}");
        // A result is kept, but for two kinds: a target in a cycle of inheritance gets nothing from that cycle, so its result depends on
        // where the walk began; and the override `push` changes outputs during the walk.
        if (node.Walk == _walk || (node is { IsSettled: true, Result: not null } && !_overrides.Push)) return node;

        node.Begin(_walk);
        _open.Push(node);
        return null;
    }

    private BakeTarget Leave(Node node)
    {
        var definition = node.Definition;
        var overrides = _overrides[definition.Name];
        var target = Merged(node).With(overrides);
        if (overrides.Flag("push") is { } push) target = target with { Outputs = _outputs.Push(target.Outputs, push) };

        // Before duplicates are removed: to compare them may already take too long.
        node.Size = _size.Add(target);
        return target.Normalized(_outputs);
    }

    private BakeTarget Merged(Node node)
    {
        _size.Merge(node.Definition);
        if (node.Inherited.Count == 0) return node.Definition.OverNothing();

        // What is inherited again in between is all there already, and is overridden again by the last time.
        var parents = Mentions.FirstAndLast(node.Inherited);
        foreach (var parent in parents) _size.Work(parent.Size);
        return node.Definition.Over(BakeTarget.Merged([.. parents.Select(static parent => parent.Result!)]));
    }

    /// <summary>A target in the graph of inheritance, and the progress of the latest walk.</summary>
    private sealed class Node(BakeTarget definition)
    {
        public BakeTarget Definition => definition;

        /// <summary>Which walk that is, from 1; 0 for none.</summary>
        public int Walk { get; private set; }

        /// <summary>The next inherited target, and the previous ones.</summary>
        public int Next { get; set; }

        public List<Node> Inherited { get; } = [];

        /// <summary>The bytes of the result.</summary>
        public long Size { get; set; }

        /// <summary>Whether no target below inherits one that is being resolved.</summary>
        public bool IsSettled { get; set; }

        /// <summary>Null while the target is being resolved.</summary>
        public BakeTarget? Result { get; set; }

        public void Begin(int walk)
        {
            (Walk, Next, IsSettled, Result) = (walk, 0, true, null);
            Inherited.Clear();
        }
    }
}
