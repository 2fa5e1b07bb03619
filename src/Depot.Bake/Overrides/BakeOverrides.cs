using Depot.Bake.Model;
using Depot.Bake.Text;

namespace Depot.Bake.Overrides;

/// <summary>What the command line says of every target.</summary>
internal sealed class BakeOverrides
{
    private readonly IReadOnlyList<Rule> _rules;

    private BakeOverrides(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>Whether some target is told to push, or not to.</summary>
    public bool Push { get; private init; }

    /// <summary>What all targets are told of <c>pull</c> at last, whatever they said or were told before; null when single ones have a say.</summary>
    /// <remarks>The CLI tells them both when it prints, so that most of the targets need nothing else.</remarks>
    public bool? Pull { get; private init; }

    /// <summary>What all targets are told of <c>no-cache</c> at last; null when single ones have a say.</summary>
    public bool? NoCache { get; private init; }

    /// <summary>What is said of a target beside that.</summary>
    public OverrideSet this[string target]
    {
        get
        {
            var set = OverrideSet.Empty;
            for (var i = 0; i < _rules.Count; i++)
            {
                if (_rules[i].Names(target)) set = _rules[i].AddedTo(set);
            }

            return set;
        }
    }

    /// <summary>Reads overrides.</summary>
    /// <param name="texts">The values of <c>--set</c>, in order.</param>
    /// <param name="targets">The names of all targets.</param>
    /// <param name="environment">Looks up a variable; null when it is not set.</param>
    /// <exception cref="BakeException">A text has the wrong form, or names no target.</exception>
    public static BakeOverrides Parse(IReadOnlyList<string> texts, ICollection<string> targets, Func<string, string?> environment)
    {
        var rules = new List<Rule>();
        var push = false;
        foreach (var raw in texts)
        {
            var text = OverrideText.Parse(raw);
            var names = Names(text.Pattern, targets);
            text.RequireName();
            push |= text.Key == "push";
            if ((text.Value ?? environment(text.Key["args.".Length..])) is { } value) rules.Add(new(names, text, value));
        }

        return new(rules) { Push = push, Pull = TakeLast(rules, "pull"), NoCache = TakeLast(rules, "no-cache") };
    }

    private static bool? TakeLast(List<Rule> rules, string key)
    {
        var said = rules.Where(rule => rule.Text.Name == key).ToList();
        // With something behind it, it is another key, and keys count in the order in which they were first said.
        if (said is not [.., { Text.Pattern: "*" } last] || said.Exists(rule => rule.Text.Key != key) || !GoBool.TryParse(last.Value, out var flag)) return null;

        rules.RemoveAll(said.Contains);
        return flag;
    }

    private static Predicate<string> Names(string pattern, ICollection<string> targets)
    {
        if (targets.Contains(pattern)) return target => target == pattern;

        if (targets.Count > 0)
        {
            var matcher = PathPattern.Parse(pattern) ?? throw new BakeException($"could not match targets with '{pattern}': syntax error in pattern");
            if (targets.Any(matcher.Matches)) return matcher.Matches;
        }

        throw new BakeException($"could not find any target matching '{pattern}'");
    }

    private sealed class Rule(Predicate<string> names, OverrideText text, string value)
    {
        public OverrideText Text => text;

        public string Value => value;

        // Most targets share what is said of them, so most of the sets are one.
        private readonly Dictionary<OverrideSet, OverrideSet> _added = new(ReferenceEqualityComparer.Instance);

        public bool Names(string target) => names(target);

        public OverrideSet AddedTo(OverrideSet set)
        {
            if (!_added.TryGetValue(set, out var added)) _added.Add(set, added = set.With(text, value));
            return added;
        }
    }
}
