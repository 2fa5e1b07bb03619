using System.Collections.Immutable;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Bodies;

/// <summary>A body of the native syntax, with the parts hidden that were taken out of it already.</summary>
internal sealed class NativeBody(BodySyntax syntax, ImmutableHashSet<string> takenAttributes, ImmutableHashSet<string> takenBlocks) : HclBody
{
    public NativeBody(BodySyntax syntax)
        : this(syntax, [], [])
    {
    }

    public override SourceSpan MissingItemLocation => syntax.Source.Locate(new TextSpan(syntax.Span.Start, syntax.Span.Start));

    private IEnumerable<AttributeSyntax> Attributes => syntax.Attributes.Where(attribute => !takenAttributes.Contains(attribute.Name));

    private IEnumerable<BlockSyntax> Blocks => syntax.Blocks.Where(block => !takenBlocks.Contains(block.Type));

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = PartialContent(schema, diagnostics, out var remaining);
        ((NativeBody)remaining).Reject(schema, content, diagnostics);
        return content;
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var attributes = Wanted(schema, diagnostics);
        var types = schema.Blocks.ToDictionary(static block => block.Type, StringComparer.Ordinal);
        var blocks = Blocks.Where(block => types.TryGetValue(block.Type, out var wanted) && HasLabels(block, wanted, diagnostics));

        remaining = new NativeBody(syntax,
            takenAttributes.Union(attributes.Select(static attribute => attribute.Name)),
            takenBlocks.Union(types.Keys));
        return new(attributes, [.. blocks.Select(static block => new NativeBlock(block))], MissingItemLocation);
    }

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics)
    {
        if (syntax.Blocks.FirstOrDefault() is { } block) diagnostics.Add(BodyDiagnostics.UnexpectedBlock(block.Type, block.Source.Locate(block.TypeSpan)));
        return [.. Attributes.Select(static attribute => new NativeAttribute(attribute))];
    }

    private NativeAttribute[] Wanted(BodySchema schema, DiagnosticBag diagnostics)
    {
        var names = schema.Attributes.Select(static attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        var set = Attributes.Where(attribute => names.Contains(attribute.Name)).Select(static attribute => new NativeAttribute(attribute)).ToArray();
        foreach (var required in schema.Attributes.Where(attribute => attribute.IsRequired && !set.Any(one => one.Name == attribute.Name)))
            diagnostics.Add(BodyDiagnostics.MissingArgument(required.Name, MissingItemLocation));
        return set;
    }

    private static bool HasLabels(BlockSyntax block, BlockSchema wanted, DiagnosticBag diagnostics)
    {
        var (given, expected) = (block.Labels.Count, wanted.LabelNames.Count);
        if (given == expected) return true;

        var header = block.Source.Locate(TextSpan.Over(block.TypeSpan, block.OpenBrace));
        diagnostics.Add(given > expected
            ? BodyDiagnostics.ExtraneousLabel(wanted, block.Labels[expected].Location, header)
            : BodyDiagnostics.MissingLabel(wanted, given, block.Source.Locate(block.OpenBrace), header));
        return false;
    }

    private void Reject(BodySchema schema, BodyContent content, DiagnosticBag diagnostics)
    {
        var unused = schema.Attributes.Select(static attribute => attribute.Name).Where(name => content.Attribute(name) is null).ToArray();
        foreach (var attribute in Attributes)
            diagnostics.Add(BodyDiagnostics.UnsupportedArgument(attribute.Name, schema, unused, attribute.Source.Locate(attribute.NameSpan)));
        foreach (var block in Blocks)
            diagnostics.Add(BodyDiagnostics.UnsupportedBlock(block.Type, schema, block.Source.Locate(block.TypeSpan)));
    }

    private sealed class NativeAttribute(AttributeSyntax syntax) : HclAttribute(syntax.Name, syntax.Expression)
    {
        public override SourceSpan NameLocation => syntax.Source.Locate(syntax.NameSpan);
    }

    private sealed class NativeBlock(BlockSyntax syntax) : HclBlock
    {
        public override string Type => syntax.Type;

        public override IReadOnlyList<string> Labels { get; } = [.. syntax.Labels.Select(static label => label.Text)];

        public override HclBody Body { get; } = new NativeBody(syntax.Body);

        public override SourceSpan TypeLocation => syntax.Source.Locate(syntax.TypeSpan);

        public override SourceSpan Location => syntax.Source.Locate(syntax.HeaderSpan);

        public override IReadOnlyList<SourceSpan> LabelLocations => [.. syntax.Labels.Select(static label => label.Location)];
    }
}
