using Depot.Bake.Model;
using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    // The original has no limit; a matrix beyond this one is a mistake, or an attack on the memory.
    private const int MostInstances = 100_000;

    private static readonly HclValue NoBlocks = HclValue.Map(HclType.Map(HclType.String), []);

    private readonly Dictionary<(string Type, string Name), List<BlockState>> _blocks = [];

    // By type and name: whose attributes expressions read.
    private readonly Dictionary<string, Dictionary<string, BlockInstance>> _published = new(StringComparer.Ordinal);

    // Variables and functions are evaluated before there are blocks.
    private bool _areTypesKnown;

    // Matrices and names are evaluated before any block can be referred to.
    private bool _areBlocksKnown;

    private void Add(BlockState block, string name)
    {
        var key = (block.Block.Type, name);
        if (_blocks.TryGetValue(key, out var others)) others.Add(block);
        else _blocks.Add(key, [block]);
    }

    private List<BlockState> Blocks(string type, string name) => _blocks.GetValueOrDefault((type, name)) ?? [];

    private Fault? ResolveBlocks(IReadOnlyList<BlockState> blocks)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var block in blocks)
        {
            if (Resolve(block) is not { } fault) continue;
            if (fault.Diagnostics.Count == 0) return fault.At("Invalid block", block.Block.LabelLocations[0]);
            diagnostics.AddRange(fault.Diagnostics);
        }

        return Fault.Of(diagnostics);
    }

    /// <summary>Evaluates all attributes of a block that are not evaluated yet.</summary>
    private Fault? Resolve(BlockState block)
    {
        if (block.IsResolving) return Fault.Of($"reference cycle not allowed for {block.Block.Type}.{block.Label}");

        block.IsResolving = true;
        Fault? fault = null;
        foreach (var instance in block.Instances!)
        {
            fault = Resolve(block, instance, Open(instance, Schema(block)));
            if (fault is not null) break;
        }

        block.IsResolving = false;
        return fault;
    }

    /// <summary>Evaluates one attribute of a block, unless that has happened.</summary>
    private Fault? Resolve(BlockState block, string attribute)
    {
        foreach (var instance in block.Instances!)
        {
            if (instance.Done.Contains(attribute)) return null;
            if (!instance.InProgress.Add(attribute)) return Fault.Of($"reference cycle not allowed for {block.Block.Type}.{instance.Name}.{attribute}");
            if (Resolve(block, instance, Only(attribute, Schema(block))) is { } fault) return fault;
            instance.Done.Add(attribute);
        }

        return null;
    }

    private Fault? Resolve(BlockState block, BlockInstance instance, BodySchema wanted)
    {
        var diagnostics = new DiagnosticBag();
        var content = block.Block.Body.PartialContent(wanted, diagnostics, out _);
        if (Fault.Of(diagnostics) is { } badBody) return badBody;

        foreach (var attribute in content.Attributes)
        {
            if (LoadDependencies(instance.Context, attribute.Expression) is { } missing) return missing;
        }

        foreach (var attribute in content.Attributes)
            instance.Set(attribute, Evaluate(attribute.Expression, instance.Context, diagnostics), diagnostics);
        if (Fault.Of(diagnostics) is { } wrong) return wrong;

        foreach (var attribute in content.Attributes) instance.Done.Add(attribute.Name);
        _published[block.Block.Type][instance.Name] = instance;
        return null;
    }

    private BodySchema Schema(BlockState block) => block.Block.Type == "group" ? _groupSchema : _targetSchema;

    private static BodySchema Open(BlockInstance instance, BodySchema schema) =>
        instance.Done.Count == 0 ? schema : new([.. schema.Attributes.Where(attribute => !instance.Done.Contains(attribute.Name))], []);

    private static BodySchema Only(string name, BodySchema schema) => new([.. schema.Attributes.Where(attribute => attribute.Name == name)], []);

    /// <summary>Makes the blocks that an expression names visible as values, and only those: with all of them every reference would cost as much as there are blocks.</summary>
    private void ShowBlocks(HclExpression expression)
    {
        if (!_areBlocksKnown) return;

        var reads = expression.Variables();
        if (!reads.Any()) return;

        foreach (var group in reads.Where(traversal => _published.ContainsKey(traversal.RootName)).GroupBy(static traversal => traversal.RootName))
        {
            var published = _published[group.Key];
            if (published.Count == 0) continue;
            var names = group.Select(static traversal => traversal.Steps is [AttributeStep step, ..] ? step.Name : null).OfType<string>().Distinct(StringComparer.Ordinal);
            _values[group.Key] = HclValue.Object([.. names.Where(published.ContainsKey).Select(name => KeyValuePair.Create(name, published[name].Value))]);
        }
    }

    /// <summary>Adds what the blocks define: targets are merged into those of the same name, groups replace them. A matrix is a group of its targets.</summary>
    private BakeDefinition Merge(BakeDefinition start, IReadOnlyList<BlockState> blocks)
    {
        var groups = new OrderedDictionary<string, BakeGroup>(StringComparer.Ordinal);
        var targets = new OrderedDictionary<string, BakeTarget>(StringComparer.Ordinal);
        foreach (var group in start.Groups) groups.TryAdd(group.Name, group);
        foreach (var target in start.Targets) targets.TryAdd(target.Name, target);
        foreach (var instance in blocks.SelectMany(static block => block.Instances!))
        {
            if (instance is BlockInstance<BakeGroup> group) groups[group.Name] = group.Block with { Name = group.Name };
            else if (instance is BlockInstance<BakeTarget> target) Merge(targets, target.Block.Name == target.Name ? target.Block : target.Block with { Name = target.Name });
        }

        return new BakeDefinition([.. groups.Values, .. MatrixGroups(blocks)], [.. targets.Values]).Combined(_input.Dialect);
    }

    private void Merge(OrderedDictionary<string, BakeTarget> targets, BakeTarget target)
    {
        if (!targets.TryAdd(target.Name, target)) targets[target.Name] = targets[target.Name].With(target, _input.Dialect);
    }

    private static IEnumerable<BakeGroup> MatrixGroups(IReadOnlyList<BlockState> blocks) =>
        from block in blocks
        group block by (block.Block.Type, block.Label) into same
        let names = same.SelectMany(static block => block.Instances!).Select(static instance => instance.Name).Distinct(StringComparer.Ordinal).ToList()
        where names.Count > 0 && !(names is [var name] && name == same.Key.Label)
        select new BakeGroup(same.Key.Label) { Targets = names };
}
