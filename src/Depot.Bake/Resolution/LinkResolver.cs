using Depot.Bake.Model;
using Depot.Bake.Printing;

namespace Depot.Bake.Resolution;

/// <summary>Adds the targets that others use as contexts.</summary>
internal sealed class LinkResolver(TargetResolver resolver, Dictionary<string, BakeTarget> targets, ResolvedSize size)
{
    private const string Prefix = "target:";

    // Targets whose links are all followed. A cycle through one of them would have been detected then.
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    // Of targets with several, by their names.
    private readonly Dictionary<string, HashSet<string>> _platforms = new(StringComparer.Ordinal);

    /// <summary>Follows the links of a target, and of those it leads to; adds what is missing, without outputs.</summary>
    /// <exception cref="BakeException">A link is circular, leads to a missing target, or to other platforms.</exception>
    public void Follow(string name)
    {
        if (!_done.Add(name)) return;

        var path = new HashSet<string>(StringComparer.Ordinal) { name };
        var open = new Stack<Frame>();
        open.Push(new(name, Links(targets[name])));
        while (open.TryPeek(out var frame))
        {
            if (frame.Next == frame.Links.Count)
            {
                open.Pop();
                path.Remove(frame.Name);
                if (open.TryPeek(out var linker)) CheckPlatforms(linker.Name, frame.Name);
                continue;
            }

            var link = frame.Links[frame.Next++];
            if (link == frame.Name) throw new BakeException($"target {link} cannot link to itself");
            if (path.Contains(link)) throw new BakeException($"infinite loop from {frame.Name} to {link}");

            if (!targets.ContainsKey(link)) targets.Add(link, Linked(link));
            if (_done.Add(link))
            {
                path.Add(link);
                open.Push(new(link, Links(targets[link])));
            }
            else
            {
                CheckPlatforms(frame.Name, link);
            }
        }
    }

    private BakeTarget Linked(string name) => resolver.Resolve(name) with { Outputs = null };

    private static List<string> Links(BakeTarget target)
    {
        var links = new List<string>();
        foreach (var (_, context) in target.Contexts.Entries)
        {
            if (context.StartsWith(Prefix, StringComparison.Ordinal)) links.Add(context[Prefix.Length..]);
        }

        // A link that was followed needs no second look.
        return links.Count < 2 ? links : [.. links.Distinct(StringComparer.Ordinal)];
    }

    private void CheckPlatforms(string linker, string linked)
    {
        var (wanted, offered) = (targets[linker].Platforms ?? [], targets[linked].Platforms ?? []);
        if (wanted.Count <= 1 || offered.Count <= 1 || ReferenceEquals(wanted, offered)) return;

        if (!_platforms.TryGetValue(linked, out var known)) _platforms.Add(linked, known = offered.ToHashSet(StringComparer.Ordinal));
        size.Read(wanted);
        if (wanted.All(known.Contains)) return;

        throw new BakeException($"target {linked} can't be used by {linker} because its platforms [{string.Join(' ', wanted)}] are not a subset of [{string.Join(' ', offered)}]");
    }

    private sealed class Frame(string name, List<string> links)
    {
        public string Name { get; } = name;

        public List<string> Links { get; } = links;

        public int Next { get; set; }
    }
}
