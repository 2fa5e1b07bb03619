using System.Buffers;
using Hcl2;
using Hcl2.Bodies;

namespace Depot.Bake.Evaluation;

internal sealed partial class HclEvaluator
{
    private static readonly BodySchema NameSchema = new([new("name"), new("matrix")], []);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Finds out what each block defines, and how it is called.</summary>
    private EvaluationError? ResolveNames(BlockState[] blocks)
    {
        _areTypesKnown = true;
        foreach (var block in blocks)
        {
            if (ResolveNames(block) is { } fault) return fault.At("Invalid name", block.Block.LabelLocations[0]);
        }

        _blocks = new(blocks);
        return null;
    }

    private EvaluationError? ResolveNames(BlockState block)
    {
        var diagnostics = new DiagnosticBag();
        var content = block.Block.Body.PartialContent(NameSchema, diagnostics);
        if (EvaluationError.Of(diagnostics) is { } bad) return bad;
        if (ResolveInstances(block, content.Attribute("matrix")) is { } fault) return fault;

        if (block.Instances!.Length > 0 && InvalidName(block.Label) is { } invalidLabel) return invalidLabel;

        foreach (var instance in block.Instances)
        {
            if ((Name(block, content, instance, out var name) ?? Excess()) is { } wrong) return wrong;
            if (!ReferenceEquals(name, block.Label) && InvalidName(name) is { } invalid) return invalid;
            instance.Name = name;
        }

        return block.Instances.Length == 1 ? null : DuplicateName(block.Instances);
    }

    private static EvaluationError? DuplicateName(IEnumerable<BlockInstance> instances)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return instances.FirstOrDefault(instance => !names.Add(instance.Name)) is { } second ? EvaluationError.Of($"duplicate name \"{second.Name}\"") : null;
    }

    private static EvaluationError? InvalidName(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters) ? null : EvaluationError.Of("only \"[a-zA-Z0-9_-]+\" are allowed");

    private EvaluationError? ResolveInstances(BlockState block, HclAttribute? matrix)
    {
        _values.TryAdd(block.Block.Type, NoBlocks);
        if (matrix is null)
        {
            block.Instances = [Instance(block, _root)];
            return null;
        }

        if (block.IsGroup) return EvaluationError.Of("matrix is not supported for groups");
        if (LoadDependencies(_root, matrix.Expression) is { } missing) return missing;

        var diagnostics = new DiagnosticBag();
        var value = Evaluate(matrix.Expression, _root, diagnostics);
        return EvaluationError.Of(diagnostics) ?? ResolveMatrix(block, value);
    }

    // The first axis by name varies fastest.
    private EvaluationError? ResolveMatrix(BlockState block, HclValue matrix)
    {
        if (matrix.Type.Kind is not (HclTypeKind.Map or HclTypeKind.Object) || matrix.IsNull || !matrix.IsKnown) return EvaluationError.Of("matrix must be a map");

        var axes = new MatrixAxes();
        foreach (var (axis, values) in matrix.Entries)
        {
            if (!values.CanIterate) return EvaluationError.Of("matrix values must be a list");
            if ((long)axes.Combinations * values.Length > MostInstances) return EvaluationError.BeyondLimits($"the matrix has more than {MostInstances} combinations");
            axes.Add(axis, [.. values.Iterate().Select(static element => element.Value)]);
        }

        block.Instances = [.. Enumerable.Range(0, axes.Combinations).Select(number => Instance(block, axes.Count == 0 ? _root : _root.Child(new MatrixElement(axes, number))))];
        return null;
    }

    private BlockInstance Instance(BlockState block, EvaluationContext context) =>
        new(block.IsGroup ? _groupAttributes : _targetAttributes, context, block.Label);

    private EvaluationError? Name(BlockState block, BodyContent content, BlockInstance instance, out string name)
    {
        name = block.Label;
        if (content.Attribute("name") is not { } attribute) return null;
        if (block.IsGroup) return EvaluationError.Of("name is not supported for groups");
        if (content.Attribute("matrix") is null) return EvaluationError.Of("name requires matrix");
        if (LoadDependencies(instance.Context, attribute.Expression) is { } missing) return missing;

        var diagnostics = new DiagnosticBag();
        var value = Evaluate(attribute.Expression, instance.Context, diagnostics);
        if (EvaluationError.Of(diagnostics) is { } wrong) return wrong;
        try
        {
            name = Conversions.Text(value);
            return null;
        }
        catch (FormatException unsuitable)
        {
            return EvaluationError.Of(unsuitable.Message);
        }
    }
}
