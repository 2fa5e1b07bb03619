using Depot.Bake.Model;
using Depot.Bake.Printing;
using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    // The original has no limit; a matrix beyond this one is a mistake, or an attack on the memory.
    private const int MostInstances = 10_000;

    private static readonly HclValue NoBlocks = HclValue.Map(HclType.Map(HclType.String), []);

    // Variables and functions are evaluated before there are blocks.
    private bool _areTypesKnown;

    // Matrices and names are evaluated before any block can be referred to; null until then.
    private BlockTable? _blocks;

    private EvaluationError? ResolveBlocks(IReadOnlyList<BlockState> blocks)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var block in blocks)
        {
            if (Resolve(block) is not { } fault) continue;
            if (fault.Diagnostics.Count == 0) return fault.At("Invalid block", block.Block.LabelLocations[0]);
            diagnostics.AddRange(fault.Diagnostics);
        }

        return EvaluationError.Of(diagnostics);
    }

    /// <summary>Evaluates all attributes of a block that are not evaluated yet.</summary>
    private EvaluationError? Resolve(BlockState block)
    {
        if (block.IsResolving) return EvaluationError.Of($"reference cycle not allowed for {block.Block.Type}.{block.Label}");

        block.IsResolving = true;
        EvaluationError? fault = null;
        foreach (var instance in block.Instances!)
        {
            if (instance.IsDone) continue;
            fault = Resolve(block, instance, Open(instance, Schema(block)));
            if (fault is not null) break;
            instance.IsDone = true;
        }

        block.IsResolving = false;
        return fault;
    }

    /// <summary>Evaluates one attribute of a block, unless that has happened.</summary>
    private EvaluationError? Resolve(BlockState block, string attribute)
    {
        foreach (var instance in block.Instances!)
        {
            if (instance.Has(attribute)) return null;
            if (!instance.Start(attribute)) return EvaluationError.Of($"reference cycle not allowed for {block.Block.Type}.{instance.Name}.{attribute}");
            if (Resolve(block, instance, Only(attribute, Schema(block))) is { } fault) return fault;
            instance.Finish(attribute);
        }

        return null;
    }

    private EvaluationError? Resolve(BlockState block, BlockInstance instance, BodySchema wanted)
    {
        var diagnostics = new DiagnosticBag();
        var attributes = block.Content(wanted, diagnostics);
        if (EvaluationError.Of(diagnostics) is { } badBody) return badBody;

        for (var i = 0; i < attributes.Count; i++)
        {
            if (LoadDependencies(instance.Context, attributes[i].Expression) is { } missing) return AtFirst(missing, attributes.Take(i));
        }

        instance.Expect(attributes.Count);
        for (var i = 0; i < attributes.Count && (i == 0 || Excess() is null); i++)
            instance.Set(attributes[i], Evaluate(attributes[i].Expression, instance.Context, diagnostics), diagnostics);
        if ((EvaluationError.Of(diagnostics) ?? Excess()) is { } wrong) return wrong;

        _blocks!.Add(block.Block.Type, instance);
        return null;
    }

    // A name that nothing defines is no cycle, whatever the CLI calls it. So the first attribute that reads it is the one to look at.
    private static EvaluationError AtFirst(EvaluationError fault, IEnumerable<HclAttribute> earlier) =>
        fault.Repeated is { } name && earlier.FirstOrDefault(attribute => attribute.Expression.Variables().Any(read => read.RootName == name)) is { } first
            ? Wrapped(EvaluationError.Cycle(name, isDeclared: false), first.Expression)
            : fault;

    private BodySchema Schema(BlockState block) => block.IsGroup ? _groupSchema : _targetSchema;

    private static BodySchema Open(BlockInstance instance, BodySchema schema) => instance.IsBegun ? instance.Left(schema) : schema;

    private static BodySchema Only(string name, BodySchema schema) => new([.. schema.Attributes.Where(attribute => attribute.Name == name)], []);

    /// <summary>Makes the blocks that an expression names visible as values, and only those: with all of them every reference would cost as much as there are blocks.</summary>
    private void ShowBlocks(HclExpression expression)
    {
        if (_blocks is not null && expression.Variables() is var reads && reads.Any()) Show(_blocks, reads);
    }

    private void Show(BlockTable blocks, IEnumerable<Traversal> reads)
    {
        foreach (var type in reads.Select(static read => read.RootName).Where(blocks.Has).Distinct(StringComparer.Ordinal))
        {
            var readable = blocks.Readable(type);
            if (readable.Count == 0) continue;

            // The attributes that are named of each; a null stands for all.
            var named = new Dictionary<string, List<string?>>(StringComparer.Ordinal);
            foreach (var read in reads)
            {
                if (read.RootName != type || read.Steps is not [AttributeStep block, ..] || !readable.ContainsKey(block.Name)) continue;
                if (!named.TryGetValue(block.Name, out var attributes)) named.Add(block.Name, attributes = []);
                attributes.Add(read.Steps is [_, AttributeStep attribute, ..] ? attribute.Name : null);
            }

            _values[type] = HclValue.Object(named.Select(block => KeyValuePair.Create(block.Key, readable[block.Key].Value(block.Value))));
        }
    }

    /// <summary>Adds what the blocks define: targets are merged into those of the same name, groups replace them. A matrix is a group of its targets.</summary>
    private BakeDefinition Merge(BakeDefinition start, BlockState[] blocks)
    {
        var groups = new OrderedDictionary<string, BakeGroup>(StringComparer.Ordinal);
        var targets = new SameNamedTargets(blocks.Length);
        foreach (var group in start.Groups) groups.TryAdd(group.Name, group);
        foreach (var target in start.Targets) targets.Add(target);
        foreach (var block in blocks)
        {
            foreach (var instance in block.Instances!)
            {
                if (block.IsGroup) groups[instance.Name] = BlockAttributes.Group(instance);
                else targets.Add(BlockAttributes.Target(instance));
            }
        }

        var size = new ResolvedSize(_input.Length);
        return new([.. groups.Values.Concat(MatrixGroups(blocks)).Select(group => WithoutDuplicates(group, size))], targets.Merged(size.Merge));
    }

    private static BakeGroup WithoutDuplicates(BakeGroup group, ResolvedSize size)
    {
        size.Read(group.Targets ?? []);
        return group.WithoutDuplicates();
    }

    private static IEnumerable<BakeGroup> MatrixGroups(IReadOnlyList<BlockState> blocks)
    {
        var matrices = blocks.Where(static block => !block.DefinesItsLabel).Select(static block => (block.Block.Type, block.Label)).ToHashSet();
        if (matrices.Count == 0) return [];

        return from block in blocks
               group block by (block.Block.Type, block.Label) into same
               where matrices.Contains(same.Key)
               let names = same.SelectMany(static block => block.Instances!).Select(static instance => instance.Name).Distinct(StringComparer.Ordinal).ToList()
               where names.Count > 0 && !(names is [var name] && name == same.Key.Label)
               select new BakeGroup(same.Key.Label) { Targets = names };
    }
}
