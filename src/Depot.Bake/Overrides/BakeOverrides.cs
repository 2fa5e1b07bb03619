using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Overrides;

/// <summary>What the command line says of every target.</summary>
internal sealed class BakeOverrides
{
    private readonly Dictionary<string, OverrideSet> _sets;

    private BakeOverrides(Dictionary<string, OverrideSet> sets) => _sets = sets;

    /// <summary>Nothing said of any target.</summary>
    public static BakeOverrides None { get; } = new([]);

    /// <summary>Whether some target is told to push, or not to.</summary>
    public bool Push { get; private init; }

    /// <summary>What is said of a target.</summary>
    public OverrideSet this[string target] => _sets.GetValueOrDefault(target, OverrideSet.Empty);

    /// <summary>Reads overrides and finds the targets that they name.</summary>
    /// <param name="texts">The values of <c>--set</c>, in order.</param>
    /// <param name="targets">The names of all targets, each once.</param>
    /// <param name="environment">Looks up a variable; null when it is not set.</param>
    /// <exception cref="BakeException">A text has the wrong form, or names no target.</exception>
    public static BakeOverrides Parse(IReadOnlyList<string> texts, IReadOnlyList<string> targets, Func<string, string?> environment)
    {
        var sets = new Dictionary<string, OverrideSet>(StringComparer.Ordinal);
        var known = targets.ToHashSet(StringComparer.Ordinal);
        var push = false;
        foreach (var raw in texts)
        {
            var text = OverrideText.Parse(raw);
            var names = Names(text.Pattern, known, targets);
            text.RequireName();
            push |= text.Key == "push";
            if ((text.Value ?? environment(text.Key["args.".Length..])) is not { } value) continue;

            // Most targets share what is said of them, so most of the sets are one.
            sets.EnsureCapacity(names.Count);
            var next = new Dictionary<OverrideSet, OverrideSet>(ReferenceEqualityComparer.Instance);
            foreach (var name in names)
            {
                var set = sets.GetValueOrDefault(name, OverrideSet.Empty);
                if (!next.TryGetValue(set, out var changed)) next.Add(set, changed = set.With(text, value));
                sets[name] = changed;
            }
        }

        return new(sets) { Push = push };
    }

    private static List<string> Names(string pattern, HashSet<string> known, IReadOnlyList<string> targets)
    {
        if (known.Contains(pattern)) return [pattern];

        if (targets.Count > 0)
        {
            var matcher = PathPattern.Parse(pattern) ?? throw new BakeException($"could not match targets with '{pattern}': syntax error in pattern");
            if (targets.Where(matcher.Matches).ToList() is { Count: > 0 } names) return names;
        }

        throw new BakeException($"could not find any target matching '{pattern}'");
    }
}
