using Hcl2.Bodies;

namespace Hcl2.Decoding;

/// <summary>How a body becomes one value. A spec is the schema of the body and the recipe in one.</summary>
/// <remarks>The kinds of spec, and what they complain about, are those of hcldec (hcl v2.23.0, hcldec/spec.go).</remarks>
public abstract record DecodeSpec
{
    /// <summary>The type of the value; dynamic if it depends on the body.</summary>
    public abstract HclType ImpliedType { get; }

    /// <summary>Specs that look at the same body as this one.</summary>
    internal virtual IEnumerable<DecodeSpec> SameBody => [];

    /// <summary>The arguments that this spec itself reads.</summary>
    internal virtual IEnumerable<AttributeSchema> Arguments => [];

    /// <summary>The blocks that this spec itself reads.</summary>
    internal virtual BlockSchema? Block => null;

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The body; nothing but what the spec reads may be in it.</param>
    /// <param name="context">Variables and functions of its expressions; null for literals only.</param>
    /// <param name="diagnostics">Receives diagnostics; the value still has its complete type, with unknown parts.</param>
    public HclValue Decode(HclBody body, EvaluationContext? context, DiagnosticBag diagnostics) =>
        Decode(new DecodeScope(body.Content(Schema, diagnostics), [], context, diagnostics));

    /// <summary>Decodes a part of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="context">Variables and functions of its expressions; null for literals only.</param>
    /// <param name="diagnostics">Receives diagnostics.</param>
    /// <param name="remaining">The body without the items that the spec reads.</param>
    public HclValue PartialDecode(HclBody body, EvaluationContext? context, DiagnosticBag diagnostics, out HclBody remaining) =>
        Decode(new DecodeScope(body.PartialContent(Schema, diagnostics, out remaining), [], context, diagnostics));

    /// <summary>Every variable that decoding the body would read.</summary>
    public IEnumerable<Traversal> Variables(HclBody body) => VariablesOf(body.PartialContent(Schema, new()));

    /// <summary>What bodies of this spec may contain.</summary>
    /// <remarks>
    /// An argument that several specs read is there once for each, so that it is required when one of them requires it. A block type that
    /// several specs read has as many labels as the one that needs most.
    /// </remarks>
    public BodySchema Schema
    {
        get
        {
            var specs = WithSameBody(this).ToArray();
            return new(
                [.. specs.SelectMany(static spec => spec.Arguments)],
                [.. specs.Select(static spec => spec.Block).OfType<BlockSchema>().GroupBy(static block => block.Type, static (_, same) => same.Reverse().MaxBy(static block => block.LabelNames.Count)!)]);
        }
    }

    /// <summary>Names of the labels that blocks with this body have, in order.</summary>
    internal string[] LabelNames
    {
        get
        {
            var names = new Dictionary<int, string>();
            foreach (var label in WithSameBody(this).OfType<BlockLabelSpec>()) names[label.Index] = label.Name;
            // Labels that no spec reads stand in the text all the same.
            return [.. Enumerable.Range(0, names.Count == 0 ? 0 : names.Keys.Max() + 1).Select(i => names.GetValueOrDefault(i, $"missing{i:00}"))];
        }
    }

    /// <summary>The specs for the bodies of the blocks of a type in bodies of this spec.</summary>
    internal DecodeSpec[] NestedIn(string type) =>
        [.. WithSameBody(this).OfType<NestedBlockSpec>().Where(spec => spec.Type == type).Select(static spec => spec.Nested)];

    /// <summary>Whether the arguments of a block of this type are read whatever their names.</summary>
    internal bool ReadsAttributesOf(string type) => WithSameBody(this).OfType<BlockAttributesSpec>().Any(spec => spec.Type == type);

    internal abstract HclValue Decode(DecodeScope scope);

    /// <summary>Where the value comes from, for messages.</summary>
    internal virtual SourceSpan Location(DecodeScope scope) => scope.Content.MissingItemLocation;

    /// <summary>Variables that this spec itself reads.</summary>
    internal virtual IEnumerable<Traversal> OwnVariables(BodyContent content) => [];

    private IEnumerable<Traversal> VariablesOf(BodyContent content) => WithSameBody(this).SelectMany(spec => spec.OwnVariables(content));

    private static IEnumerable<DecodeSpec> WithSameBody(DecodeSpec spec) => [spec, .. spec.SameBody.SelectMany(WithSameBody)];
}
