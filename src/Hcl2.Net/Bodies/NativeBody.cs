namespace Hcl2.Bodies;

/// <summary>A body of the native syntax, with the parts hidden that schemas took out of it already.</summary>
/// <param name="syntax">The body.</param>
/// <param name="taken">The schema by which the last parts were taken out; null when all are there.</param>
/// <param name="before">The body that they were taken out of; null when all are there.</param>
internal sealed class NativeBody(BodySyntax syntax, BodySchema? taken = null, NativeBody? before = null) : HclBody
{
    private readonly BodySchema? _taken = taken;
    private readonly NativeBody? _before = before;

    public override SourceSpan MissingItemLocation => syntax.Source.Locate(new TextSpan(syntax.Span.Start, syntax.Span.Start));

    private IEnumerable<AttributeSyntax> Attributes => _before is null ? syntax.Attributes : syntax.Attributes.Where(attribute => !HasTaken(attribute));

    private IEnumerable<BlockSyntax> Blocks => _before is null ? syntax.Blocks : syntax.Blocks.Where(block => !HasTaken(block));

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = PartialContent(schema, diagnostics, out var remaining);
        ((NativeBody)remaining).Reject(schema, content, diagnostics);
        return content;
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        remaining = new NativeBody(syntax, schema, this);
        return PartialContent(schema, diagnostics);
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics) =>
        new((IReadOnlyList<HclAttribute>?)Wanted(schema, diagnostics) ?? [], (IReadOnlyList<HclBlock>?)WantedBlocks(schema, diagnostics) ?? [], this);

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics)
    {
        if (syntax.Blocks.FirstOrDefault() is { } block) diagnostics.Add(BodyDiagnostics.UnexpectedBlock(block.Type, block.Source.Locate(block.TypeSpan)));
        return [.. Attributes.Select(static attribute => new NativeAttribute(attribute))];
    }

    // Most blocks contain few of the requested items, so nothing is allocated for missing ones.
    private List<HclAttribute>? Wanted(BodySchema schema, DiagnosticBag diagnostics)
    {
        List<HclAttribute>? found = null;
        for (var i = 0; i < syntax.Items.Count && schema.Attributes.Count > 0; i++)
        {
            if (syntax.Items[i] is AttributeSyntax attribute && schema.Attribute(attribute.Name) is not null && !HasTaken(attribute)) (found ??= []).Add(new NativeAttribute(attribute));
        }

        for (var i = 0; i < schema.Attributes.Count; i++)
        {
            if (schema.Attributes[i] is { IsRequired: true, Name: var name } && !Contains(found, name))
                diagnostics.Add(BodyDiagnostics.MissingArgument(name, MissingItemLocation));
        }

        return found;
    }

    private static bool Contains(List<HclAttribute>? found, string name) => found?.Exists(attribute => attribute.Name == name) == true;

    private List<HclBlock>? WantedBlocks(BodySchema schema, DiagnosticBag diagnostics)
    {
        List<HclBlock>? found = null;
        for (var i = 0; i < syntax.Items.Count && schema.Blocks.Count > 0; i++)
        {
            if (syntax.Items[i] is BlockSyntax block && schema.Block(block.Type) is { } wanted && !HasTaken(block) && HasLabels(block, wanted, diagnostics))
                (found ??= []).Add(new NativeBlock(block));
        }

        return found;
    }

    private bool HasTaken(AttributeSyntax attribute)
    {
        for (var body = this; body._before is not null; body = body._before)
        {
            if (body._taken!.Attribute(attribute.Name) is not null) return true;
        }

        return false;
    }

    private bool HasTaken(BlockSyntax block)
    {
        for (var body = this; body._before is not null; body = body._before)
        {
            if (body._taken!.Block(block.Type) is not null) return true;
        }

        return false;
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

        public override IReadOnlyList<string> Labels { get; } = Texts(syntax.Labels);

        public override HclBody Body => field ??= new NativeBody(syntax.Body);

        public override SourceSpan TypeLocation => syntax.Source.Locate(syntax.TypeSpan);

        public override SourceSpan Location => syntax.Source.Locate(syntax.HeaderSpan);

        public override IReadOnlyList<SourceSpan> LabelLocations => [.. syntax.Labels.Select(static label => label.Location)];

        private static string[] Texts(IReadOnlyList<LabelSyntax> labels)
        {
            var texts = new string[labels.Count];
            for (var i = 0; i < texts.Length; i++) texts[i] = labels[i].Text;
            return texts;
        }
    }
}
