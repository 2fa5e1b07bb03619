using System.Globalization;
using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Finds cyclic aliases, by the rule of compose-go: an alias below itself.</summary>
/// <remarks>compose-go compares places as text. Where something is merged it forgets which dots belong to names, so that a service <c>a.b</c> is below a
/// service <c>a</c>; the CLI refuses such a file.</remarks>
internal sealed class YamlCycles
{
    // compose-go's limit.
    private const int MaxNodes = 100_000;

    private const string Merge = ".<<";

    // A dot inside of a name, unless the name is at the top.
    private const char Dot = '\uffff';

    private readonly Dictionary<YamlNode, List<string>> _places = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> _done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<YamlNode, int> _open = new(ReferenceEqualityComparer.Instance);
    private int _nodes;

    private readonly ComposeBudget _budget;

    private YamlCycles(ComposeBudget budget) => _budget = budget;

    /// <summary>The error of a document, and its position; null if it has no cycle.</summary>
    public static (string Problem, YamlNode Node)? Find(YamlNode root, ComposeBudget budget) => new YamlCycles(budget).Visit(root, "");

    private (string Problem, YamlNode Node)? Visit(YamlNode node, string place)
    {
        if (++_nodes > MaxNodes) return ($"compose file exceeds maximum node visit limit ({MaxNodes.ToString(CultureInfo.InvariantCulture)})", node);

        // What is merged stands where it is merged.
        if (place.IndexOf(Merge, StringComparison.Ordinal) is var merge and >= 0) place = Text(place.Remove(merge, Merge.Length));
        if (IsReset(node)) return null;
        if (node is not YamlAlias { Target: var target }) return node is YamlScalar ? null : Descend(node, place);
        if (Below(target, place) is { } problem) return (problem, node);
        return target is YamlScalar || IsReset(target) ? null : Descend(target, place);
    }

    private (string Problem, YamlNode Node)? Descend(YamlNode node, string place)
    {
        if (_done.Contains(node)) return null;

        // A cycle is detected the second time; only a cycle of merges is not.
        var times = _open.GetValueOrDefault(node);
        if (times == 2) return ($"cycle detected: node at path {Text(place)} references a node that contains it", node);

        _open[node] = times + 1;
        foreach (var (key, child) in Children(node))
        {
            if (Visit(child, place.Length == 0 ? key : $"{place}.{key.Replace('.', Dot)}") is { } wrong) return wrong;
        }

        _open[node] = times;
        _done.Add(node);
        return null;
    }

    private static IEnumerable<(string Key, YamlNode Child)> Children(YamlNode node) => node is YamlSequence sequence
        ? sequence.Items.Select(static (item, i) => (i.ToString(CultureInfo.InvariantCulture), item))
        : ((YamlMapping)node).Pairs.Select(static pair => ((pair.Key as YamlScalar)?.Value ?? "", pair.Value));

    private string? Below(YamlNode target, string place)
    {
        // The rule leaves out what is merged.
        if (place.Contains("<<", StringComparison.Ordinal)) return null;
        if (!_places.TryGetValue(target, out var places)) _places[target] = places = [];

        _budget.Charge(places.Count);
        var earlier = places.Find(other => other != place
            && (IsBelow(place, other) || IsBelow(other, place)) && !AreOfDifferentServices(place, other));
        places.Add(place);
        return earlier is null ? null : $"cycle detected: node at path {Text(place)} references node at path {Text(earlier)}";
    }

    private static string Text(string place) => place.Replace(Dot, '.');

    private static bool IsReset(YamlNode node) => node.Tag is "!reset" or "!override";

    private static bool IsBelow(string place, string other) => place.StartsWith(other, StringComparison.Ordinal) && place.AsSpan(other.Length).StartsWith(".");

    private static bool AreOfDifferentServices(string place, string other) => Service(place) is { } one && Service(other) is { } another && one != another;

    // The part behind the first `services`.
    private static string? Service(string place)
    {
        var parts = place.Split('.');
        return Array.IndexOf(parts, "services") is var at and >= 0 && at + 1 < parts.Length ? parts[at + 1] : null;
    }
}
