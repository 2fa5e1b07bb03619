using System.Collections.Immutable;
using Hcl2.Bodies;

namespace Hcl2.Extensions;

/// <summary>A body whose dynamic blocks are expanded whenever its content is read.</summary>
/// <param name="original">The body as written.</param>
/// <param name="expansion">What it has in common with the bodies around and inside.</param>
/// <param name="context">What <c>for_each</c> and <c>labels</c> can use, iterators included.</param>
internal sealed class DynamicBody(HclBody original, Expansion expansion, EvaluationContext? context) : HclBody
{
    public override SourceSpan MissingItemLocation => original.MissingItemLocation;

    internal override ImmutableHashSet<object> Marks => ForEachMarks;

    /// <summary>The element that the dynamic block around is at; null when there is none.</summary>
    private Iteration? Iteration { get; init; }

    private ImmutableHashSet<object> ForEachMarks { get; init; } = [];

    // The items that were already read. The original is always read completely, because it would not return its dynamic blocks twice.
    private ImmutableDictionary<string, AttributeSchema> TakenAttributes { get; init; } = ImmutableDictionary<string, AttributeSchema>.Empty;

    private ImmutableDictionary<string, BlockSchema> TakenBlocks { get; init; } = ImmutableDictionary<string, BlockSchema>.Empty;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = original.Content(Extended(schema), diagnostics);
        return Expanded(content, schema, isPartial: false, diagnostics);
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var content = original.PartialContent(Extended(schema), diagnostics);
        remaining = new DynamicBody(original, expansion, context)
        {
            Iteration = Iteration,
            ForEachMarks = ForEachMarks,
            TakenAttributes = TakenAttributes.SetItems(schema.Attributes.Select(static a => KeyValuePair.Create(a.Name, a with { IsRequired = false }))),
            TakenBlocks = TakenBlocks.SetItems(schema.Blocks.Select(static b => KeyValuePair.Create(b.Type, b))),
        };
        return Expanded(content, schema, isPartial: true, diagnostics);
    }

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics) => Prepared(original.JustAttributes(diagnostics));

    private BodySchema Extended(BodySchema schema) => DynamicSchema.Extended(schema, TakenAttributes.Values, TakenBlocks.Values);

    private BodyContent Expanded(BodyContent content, BodySchema schema, bool isPartial, DiagnosticBag diagnostics) => content with
    {
        Attributes = Prepared(content.Attributes),
        Blocks =
        [
            .. content.Blocks.SelectMany(block => block.Type == DynamicSchema.Type ? Generated(block, schema, isPartial, diagnostics)
                : TakenBlocks.ContainsKey(block.Type) ? []
                : [new DerivedBlock(block, Inner(block.Body, Iteration, []))]),
        ],
    };

    private IReadOnlyList<HclAttribute> Prepared(IReadOnlyList<HclAttribute> attributes)
    {
        if (TakenAttributes.IsEmpty && Iteration is null && ForEachMarks.IsEmpty) return attributes;

        return
        [
            .. attributes.Where(attribute => !TakenAttributes.ContainsKey(attribute.Name))
                .Select(attribute => new DerivedAttribute(attribute, new IterationExpression(attribute.Expression, Iteration, ForEachMarks))),
        ];
    }

    private List<HclBlock> Generated(HclBlock block, BodySchema schema, bool isPartial, DiagnosticBag diagnostics)
    {
        var type = block.Labels[0];
        if (TakenBlocks.ContainsKey(type)) return [];
        if (schema.Blocks.FirstOrDefault(wanted => wanted.Type == type) is not { } wanted)
        {
            if (!isPartial) diagnostics.Add(BodyDiagnostics.UnsupportedBlock(type, block.LabelLocations[0]));
            return [];
        }

        return DynamicBlock.Read(block, wanted, expansion, context, diagnostics) is { } dynamic ? Blocks(dynamic, diagnostics) : [];
    }

    private List<HclBlock> Blocks(DynamicBlock dynamic, DiagnosticBag diagnostics)
    {
        var elements = dynamic.ForEach.Unmark();
        if (!elements.IsKnown)
        {
            var unknown = new Iteration(dynamic.Iterator, HclValue.Dynamic, HclValue.Dynamic, Iteration);
            return dynamic.Block(unknown.Within(context), new UnknownBody(Inner(dynamic.Body, unknown, dynamic.ForEach.Marks)), diagnostics) is { } one ? [one] : [];
        }

        var blocks = new List<HclBlock>();
        foreach (var (key, value) in elements.Iterate())
        {
            if (!expansion.TryCount(dynamic.ForEachExpression, diagnostics)) break;

            var iteration = new Iteration(dynamic.Iterator, key, value, Iteration);
            if (dynamic.Block(iteration.Within(context), Inner(dynamic.Body, iteration, dynamic.ForEach.Marks), diagnostics) is { } block) blocks.Add(block);
        }

        return blocks;
    }

    private DynamicBody Inner(HclBody body, Iteration? iteration, ImmutableHashSet<object> marks) =>
        new(body, expansion, iteration is null ? context : iteration.Within(context)) { Iteration = iteration, ForEachMarks = marks };
}
