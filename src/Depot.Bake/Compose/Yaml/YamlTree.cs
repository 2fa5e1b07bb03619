using System.Globalization;
using Depot.Bake.Compose.Tree;

namespace Depot.Bake.Compose.Yaml;

/// <summary>Converts a document to a tree: aliases replaced, merge keys merged, <c>!reset</c> and <c>!override</c> noted.</summary>
internal sealed class YamlTree
{
    private static readonly object Nothing = new();

    private readonly HashSet<YamlNode> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<TreePath> _resets = [];
    private int _rootLine;
    private int _decoded;
    private int _aliased;
    private int _aliasDepth;

    private readonly ComposeBudget _budget;

    private YamlTree(ComposeBudget budget) => _budget = budget;

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="budget">What the files of the plan may cost.</param>
    /// <returns>The tree, and the paths whose earlier values are removed before it is merged with others.</returns>
    /// <exception cref="Model.BakeException">The budget is spent.</exception>
    /// <exception cref="YamlException">Keys repeat, aliases go round in circles or say too much, or scalars do not fit their tags.</exception>
    public static (object? Tree, IReadOnlyList<TreePath> Resets) Read(YamlNode root, ComposeBudget budget)
    {
        var tree = new YamlTree(budget) { _rootLine = root.Line };
        if (YamlCycles.Find(root, budget) is var (problem, node)) throw tree.Wrong(problem, node);

        var value = tree.Value(root, TreePath.Root);
        return (ReferenceEquals(value, Nothing) ? null : value, tree._resets);
    }

    private object? Value(YamlNode node, TreePath path)
    {
        Count(node);
        if (node.Tag is "!reset" or "!override") _resets.Add(path);
        if (node.Tag == "!reset") return Nothing;

        switch (node)
        {
            case YamlScalar scalar:
                return Scalar(scalar);
            case YamlAlias alias when _open.Contains(alias.Target):
                throw Wrong($"cycle detected: node at path {path} references a node that contains it", node);
            case YamlAlias alias:
                _aliasDepth++;
                var value = Value(alias.Target, path);
                _aliasDepth--;
                return value;
        }

        if (path.Depth > YamlDocuments.MaxDepth) throw Wrong($"nested more than {YamlDocuments.MaxDepth} levels deep", node);

        _open.Add(node);
        object result = node is YamlSequence sequence ? Sequence(sequence, path) : Mapping((YamlMapping)node, path);
        _open.Remove(node);
        return result;
    }

    private object? Scalar(YamlScalar scalar)
    {
        try
        {
            return YamlScalars.Value(scalar);
        }
        catch (FormatException wrong)
        {
            throw Wrong(wrong.Message, scalar);
        }
    }

    private ComposeList Sequence(YamlSequence sequence, TreePath path)
    {
        var list = new ComposeList(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var item = Value(sequence.Items[i], path.Next($"[{i.ToString(CultureInfo.InvariantCulture)}]"));
            if (!ReferenceEquals(item, Nothing)) list.Add(item);
        }

        return list;
    }

    private ComposeMap Mapping(YamlMapping mapping, TreePath path)
    {
        var map = new ComposeMap(mapping.Pairs.Count);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var merges = new List<YamlNode>();
        foreach (var (keyNode, valueNode) in mapping.Pairs)
        {
            Count(keyNode);
            var key = Key(keyNode, path);
            if (!lines.TryAdd(key, keyNode.Line))
            {
                throw Wrong($"line {keyNode.Line}: mapping key {Text.GoQuote.Of(key)} already defined at line {lines[key]}", keyNode);
            }

            if (key == "<<" && keyNode is YamlScalar { IsPlain: true })
            {
                merges.Add(valueNode);
                continue;
            }

            var value = Value(valueNode, path.Next(key));
            if (!ReferenceEquals(value, Nothing)) map[key] = value;
        }

        foreach (var merge in merges) Merge(map, Value(merge, path), merge);
        return map;
    }

    private string Key(YamlNode node, TreePath path)
    {
        if (node is YamlAlias alias) node = alias.Target;
        if (node is not YamlScalar scalar) throw Wrong($"yaml: cannot use '{GoText.Syntax(Value(node, path))}' as a map key; try decoding into yaml.Node", node);

        return Scalar(scalar) as string ?? (scalar.Value == "<<" ? "<<" : throw new YamlException(
            $"non-string key {path.Location}: {Scalar(scalar) switch { null => "<nil>", var value => GoText.Of(value) }}", node.Line));
    }

    // Direct values override merged ones, and earlier merges override later ones.
    private void Merge(ComposeMap map, object? merged, YamlNode node)
    {
        switch (merged)
        {
            case ComposeMap other:
                foreach (var (key, value) in other) map.TryAdd(key, value);
                break;
            case ComposeList list when list.TrueForAll(static item => item is ComposeMap):
                foreach (var item in list) Merge(map, item, node);
                break;
            default:
                throw Wrong("yaml: map merge requires map or sequence of maps as the value", node);
        }
    }

    private void Count(YamlNode node)
    {
        _budget.Value((node as YamlScalar)?.Value);
        _decoded++;
        if (_aliasDepth > 0) _aliased++;
        if (_aliased > 100 && _decoded > 1000 && (double)_aliased / _decoded > AllowedShare(_decoded))
        {
            throw new YamlException("yaml: document contains excessive aliasing", node.Line);
        }
    }

    // Small documents may consist almost completely of aliases, large ones up to a tenth.
    private static double AllowedShare(int decoded)
    {
        const double Small = 400_000;
        const double Large = 4_000_000;
        return decoded <= Small ? 0.99 : decoded >= Large ? 0.10 : 0.99 - (0.89 * ((decoded - Small) / (Large - Small)));
    }

    private YamlException Wrong(string problem, YamlNode node) => new($"yaml: construct errors:\n  line {_rootLine}: {problem}", node.Line);
}
