using Hcl2.Bodies;
using Hcl2.Evaluation;
using Hcl2.Text;
using Hcl2.Values;

namespace Hcl2.Decoding;

/// <summary>How a body becomes one value. A spec is the schema of the body and the recipe in one.</summary>
/// <remarks>The kinds of spec, and what they complain about, are those of hcldec (hcl v2.23.0, hcldec/spec.go).</remarks>
public abstract record DecodeSpec
{
    /// <summary>The type of the value; dynamic where only the body tells.</summary>
    public abstract HclType ImpliedType { get; }

    /// <summary>Specs that look at the same body as this one.</summary>
    internal virtual IEnumerable<DecodeSpec> SameBody => [];

    /// <summary>The argument that this spec itself reads.</summary>
    internal virtual AttributeSchema? Attribute => null;

    /// <summary>The blocks that this spec itself reads.</summary>
    internal virtual BlockSchema? Block => null;

    /// <summary>The value that a body gives.</summary>
    /// <param name="body">The body; nothing but what the spec reads may be in it.</param>
    /// <param name="context">What its expressions can use; null for literals only.</param>
    /// <param name="diagnostics">Takes what is wrong; the value is complete in form all the same, with unknown parts.</param>
    public HclValue Decode(HclBody body, EvaluationContext? context, DiagnosticBag diagnostics) =>
        Decode(new DecodeScope(body.Content(Schema, diagnostics), [], context, diagnostics));

    /// <summary>The value that a part of a body gives.</summary>
    /// <param name="body">The body.</param>
    /// <param name="context">What its expressions can use; null for literals only.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="remaining">The body without what the spec reads.</param>
    public HclValue PartialDecode(HclBody body, EvaluationContext? context, DiagnosticBag diagnostics, out HclBody remaining) =>
        Decode(new DecodeScope(body.PartialContent(Schema, diagnostics, out remaining), [], context, diagnostics));

    /// <summary>Every variable that decoding the body would read.</summary>
    public IEnumerable<Traversal> Variables(HclBody body) => VariablesOf(body.PartialContent(Schema, new()));

    /// <summary>What bodies of this spec may contain.</summary>
    public BodySchema Schema
    {
        get
        {
            var specs = WithSameBody(this).ToArray();
            return new(
                [.. specs.Select(static spec => spec.Attribute).OfType<AttributeSchema>().DistinctBy(static attribute => attribute.Name)],
                [.. specs.Select(static spec => spec.Block).OfType<BlockSchema>().DistinctBy(static block => block.Type)]);
        }
    }

    /// <summary>Names of the labels that blocks with this body have, in order.</summary>
    internal string[] LabelNames =>
        [.. WithSameBody(this).OfType<BlockLabelSpec>().OrderBy(static label => label.Index).Select(static label => label.Name)];

    /// <summary>How the blocks of a type in bodies of this spec are decoded; null when no spec for their bodies is given.</summary>
    internal DecodeSpec? NestedIn(string type) => WithSameBody(this).OfType<NestedBlockSpec>().FirstOrDefault(spec => spec.Type == type)?.Nested;

    internal abstract HclValue Decode(DecodeScope scope);

    /// <summary>Where the value comes from, for messages.</summary>
    internal virtual SourceSpan Location(DecodeScope scope) => scope.Content.MissingItemLocation;

    /// <summary>Variables that this spec itself reads.</summary>
    internal virtual IEnumerable<Traversal> OwnVariables(BodyContent content) => [];

    private IEnumerable<Traversal> VariablesOf(BodyContent content) => WithSameBody(this).SelectMany(spec => spec.OwnVariables(content));

    private static IEnumerable<DecodeSpec> WithSameBody(DecodeSpec spec) => [spec, .. spec.SameBody.SelectMany(WithSameBody)];
}
