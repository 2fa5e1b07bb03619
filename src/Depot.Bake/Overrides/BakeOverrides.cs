using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Overrides;

/// <summary>The overrides of all targets.</summary>
internal sealed class BakeOverrides
{
    // Overrides of targets by name and, for other targets, by pattern.
    private readonly Dictionary<string, OverrideSet> _named = new(StringComparer.Ordinal);
    private readonly List<Rule> _patterns = [];

    private BakeOverrides(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Matches is not { } matches)
            {
                _named[rule.Text.Pattern] = rule.AddedTo(this[rule.Text.Pattern]);
                continue;
            }

            foreach (var name in _named.Keys.Where(name => matches(name)).ToList()) _named[name] = rule.AddedTo(_named[name]);
            _patterns.Add(rule);
        }
    }

    /// <summary>Whether an override sets <c>push</c> for some target.</summary>
    public bool Push { get; private init; }

    /// <summary>The last value of <c>pull</c> for all targets, whatever came before; null when single ones have a say.</summary>
    /// <remarks>The CLI sets both when it prints, so most targets need no other override.</remarks>
    public bool? Pull { get; private init; }

    /// <summary>The last value of <c>no-cache</c> for all targets; null when single ones have a say.</summary>
    public bool? NoCache { get; private init; }

    /// <summary>The other overrides of a target.</summary>
    public OverrideSet this[string target]
    {
        get
        {
            if (_named.TryGetValue(target, out var named)) return named;

            var set = OverrideSet.Empty;
            for (var i = 0; i < _patterns.Count; i++)
            {
                if (_patterns[i].Matches!(target)) set = _patterns[i].AddedTo(set);
            }

            return set;
        }
    }

    /// <summary>Reads overrides.</summary>
    /// <param name="texts">The values of <c>--set</c>, in order.</param>
    /// <param name="targets">The names of all targets.</param>
    /// <param name="environment">Looks up a variable; null when it is not set.</param>
    /// <exception cref="BakeException">A string has the wrong form, or names no target.</exception>
    public static BakeOverrides Parse(IReadOnlyList<string> texts, ICollection<string> targets, Func<string, string?> environment)
    {
        var rules = new List<Rule>();
        var push = false;
        foreach (var raw in texts)
        {
            var text = OverrideText.Parse(raw);
            var matches = targets.Contains(text.Pattern) ? null : Matcher(text.Pattern, targets);
            text.RequireName();
            push |= text.Key == "push";
            if ((text.Value ?? environment(text.Key["args.".Length..])) is { } value) rules.Add(new(matches, text, value));
        }

        var (pull, noCache) = (TakeLast(rules, "pull"), TakeLast(rules, "no-cache"));
        return new(rules) { Push = push, Pull = pull, NoCache = noCache };
    }

    private static bool? TakeLast(List<Rule> rules, string key)
    {
        var said = rules.Where(rule => rule.Text.Name == key).ToList();
        // With a suffix it is another key, and keys are applied in the order of their first occurrence.
        if (said is not [.., { Text.Pattern: "*" } last] || said.Exists(rule => rule.Text.Key != key) || GoBool.Parse(last.Value) is not { } flag) return null;

        rules.RemoveAll(rule => rule.Text.Key == key);
        return flag;
    }

    private static Predicate<string> Matcher(string pattern, ICollection<string> targets)
    {
        if (targets.Count > 0)
        {
            var matcher = PathPattern.Parse(pattern) ?? throw new BakeException($"could not match targets with '{pattern}': syntax error in pattern");
            if (targets.Any(matcher.Matches)) return matcher.Matches;
        }

        throw new BakeException($"could not find any target matching '{pattern}'");
    }

    private sealed class Rule(Predicate<string>? matches, OverrideText text, string value)
    {
        // Most targets have the same overrides, so most of the sets are identical.
        private readonly Dictionary<OverrideSet, OverrideSet> _added = new(ReferenceEqualityComparer.Instance);

        /// <summary>Whether the pattern matches a name; null when it is the name of a target itself.</summary>
        public Predicate<string>? Matches => matches;

        public OverrideText Text => text;

        public string Value => value;

        public OverrideSet AddedTo(OverrideSet set)
        {
            if (!_added.TryGetValue(set, out var added)) _added.Add(set, added = set.With(text, value));
            return added;
        }
    }
}
