using Depot.Bake.Model;
using Hcl2;
using Hcl2.Bodies;
using Hcl2.Evaluation;

namespace Depot.Bake.Evaluation;

/// <summary>Evaluates bake files in HCL and JSON. Names are resolved when they are needed, each once; one instance serves one evaluation.</summary>
/// <remarks>
/// In what order things are resolved decides which of several faults is reported, so it follows the CLI (Depot CLI 2.102,
/// pkg/buildx/bake/hclparser/hclparser.go). Where the CLI's order is non-deterministic, it is that of the text here.
/// </remarks>
internal sealed partial class HclEvaluator
{
    private readonly Declarations _declared;
    private readonly EvaluationInput _input;
    private readonly EvaluationScope _together;
    private readonly IReadOnlyDictionary<string, BlockAttribute> _groupAttributes;
    private readonly IReadOnlyDictionary<string, BlockAttribute> _targetAttributes;
    private readonly BodySchema _groupSchema;
    private readonly BodySchema _targetSchema;

    // The root context reads these two, so what is resolved is visible at once.
    private readonly Dictionary<string, HclValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HclFunction> _functions;
    private readonly EvaluationContext _root;

    private HclEvaluator(Declarations declared, EvaluationInput input, EvaluationScope together)
    {
        _declared = declared;
        _input = input;
        _together = together;
        _functions = new(StandardFunctions.All(FunctionDialect.Depot), StringComparer.Ordinal);
        _root = new() { Variables = _values, Functions = _functions, Logic = LogicalOperators.Eager };
        _groupAttributes = BlockAttributes.OfGroups.ToDictionary(static attribute => attribute.Name);
        _targetAttributes = BlockAttributes.OfTargets.ToDictionary(static attribute => attribute.Name);
        _groupSchema = new([.. _groupAttributes.Values.Select(static attribute => new AttributeSchema(attribute.Name, attribute.IsRequired))], []);
        _targetSchema = new([.. _targetAttributes.Values.Select(static attribute => new AttributeSchema(attribute.Name, attribute.IsRequired))], []);
    }

    /// <summary>Evaluates files.</summary>
    /// <param name="bodies">The files, in order.</param>
    /// <param name="start">What Compose files have defined already.</param>
    /// <param name="input">What the values depend on.</param>
    /// <returns>What all of them define, targets of one name not merged yet where a matrix made them.</returns>
    /// <exception cref="BakeException">There is an error in the files, or an environment variable is invalid.</exception>
    public static BakeDefinition Evaluate(IReadOnlyList<HclBody> bodies, BakeDefinition start, EvaluationInput input)
    {
        using var together = EvaluationScope.Begin(input.Length);
        try
        {
            var (declared, fault) = Declarations.Read(bodies, input.BuiltIns);
            return declared is null ? throw fault!.ToException() : new HclEvaluator(declared, input, together).Definition(start);
        }
        catch (BakeException consequence) when (together.IsExhausted)
        {
            throw new BakeException(consequence.Error with { IsBeyondLimits = true });
        }
    }

    private BakeDefinition Definition(BakeDefinition start)
    {
        foreach (var name in _input.BuiltIns.Keys) ResolveValue(_root, name);
        Check(ResolveVariables());
        Check(ValidateVariables());
        Check(ResolveFunctions());

        var blocks = _declared.Blocks.Select(static block => new BlockState(block)).ToArray();
        Check(ResolveNames(blocks));
        Check(ResolveBlocks(blocks));
        Check(ResolveAttributes());
        return Merge(start, blocks);
    }

    private static void Check(EvaluationError? fault)
    {
        if (fault is not null) throw fault.ToException();
    }

    // Expressions report it themselves; this is for what is done with their values, for many blocks.
    private EvaluationError? Excess() => _together.IsExhausted ? EvaluationError.BeyondLimits("the definition takes more work or memory than a definition may; reduce the number of its targets and their attributes") : null;

    private HclValue Evaluate(HclExpression expression, EvaluationContext context, DiagnosticBag diagnostics)
    {
        ShowBlocks(expression);
        return expression.Evaluate(context, diagnostics);
    }
}
