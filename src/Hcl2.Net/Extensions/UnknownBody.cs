using System.Collections.Immutable;
using Hcl2.Bodies;

namespace Hcl2.Extensions;

/// <summary>
/// The body of a block that stands for any number of blocks, because <c>for_each</c> is not known. What is in it has places, and can
/// be wrong, but has no known value.
/// </summary>
internal sealed class UnknownBody(HclBody inner) : HclBody
{
    public override SourceSpan MissingItemLocation => inner.MissingItemLocation;

    internal override bool IsUnknown => true;

    internal override ImmutableHashSet<object> Marks => inner.Marks;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics) => Unknown(inner.Content(schema, diagnostics));

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var content = Unknown(inner.PartialContent(schema, diagnostics, out var rest));
        remaining = new UnknownBody(rest);
        return content;
    }

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics) => [.. inner.JustAttributes(diagnostics).Select(Unknown)];

    private BodyContent Unknown(BodyContent content) => content with
    {
        Attributes = [.. content.Attributes.Select(Unknown)],
        Blocks = [.. content.Blocks.Select(static block => new DerivedBlock(block, new UnknownBody(block.Body)))],
    };

    private HclAttribute Unknown(HclAttribute attribute) => new DerivedAttribute(attribute, new UnknownExpression(attribute.Expression, inner.Marks));
}
