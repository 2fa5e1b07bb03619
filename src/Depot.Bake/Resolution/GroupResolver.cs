using Depot.Bake.Model;
using Depot.Bake.Printing;

namespace Depot.Bake.Resolution;

/// <summary>Resolves names.</summary>
internal sealed class GroupResolver
{
    private readonly Dictionary<string, BakeGroup> _groups;
    private readonly ResolvedSize _size;

    public GroupResolver(BakeDefinition definition, ResolvedSize size)
    {
        _size = size;
        _groups = new(definition.Groups.Count, StringComparer.Ordinal);
        foreach (var group in definition.Groups) _groups.TryAdd(group.Name, group);
    }

    /// <summary>The group of a name; null when there is none.</summary>
    public BakeGroup? this[string name] => _groups.GetValueOrDefault(name);

    /// <summary>The names of the targets and groups that a name stands for, each once, in the order met.</summary>
    public (IReadOnlyCollection<string> Targets, IReadOnlyCollection<string> Groups) Resolve(string name)
    {
        var (targets, groups) = (new OrderedNames(), new OrderedNames());
        if (!_groups.TryGetValue(name, out var root))
        {
            targets.Add(name);
            return (targets.Names, groups.Names);
        }

        // Whether a group has targets is known only after it was walked; an empty group means a target of its name.
        var hasTargets = new Dictionary<string, bool>(StringComparer.Ordinal) { [name] = false };
        var open = new Stack<Frame>();
        open.Push(new(root));
        groups.Add(name);
        while (open.TryPeek(out var frame))
        {
            if (frame.Next == (frame.Group.Targets?.Count ?? 0))
            {
                open.Pop();
                hasTargets[frame.Group.Name] = frame.HasTargets;
                if (!open.TryPeek(out var parent)) break;

                if (!frame.HasTargets) targets.Add(frame.Group.Name);
                parent.HasTargets = true;
                continue;
            }

            var member = frame.Group.Targets![frame.Next++];
            _size.Read(member);
            if (_groups.TryGetValue(member, out var group) && hasTargets.TryAdd(member, false))
            {
                groups.Add(member);
                open.Push(new(group));
                continue;
            }

            if (group is null || !hasTargets[member]) targets.Add(member);
            frame.HasTargets = true;
        }

        return (targets.Names, groups.Names);
    }

    private sealed class Frame(BakeGroup group)
    {
        public BakeGroup Group { get; } = group;

        public int Next { get; set; }

        public bool HasTargets { get; set; }
    }

    private sealed class OrderedNames
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<string> Names { get; } = [];

        public void Add(string name)
        {
            if (_seen.Add(name)) Names.Add(name);
        }
    }
}
