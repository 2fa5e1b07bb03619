namespace Hcl2.Bodies;

/// <summary>Several bodies as one.</summary>
internal sealed class MergedBody(IReadOnlyList<HclBody> bodies) : HclBody
{
    private static readonly SourceSpan Nowhere = new("<empty>", default, default);

    public override SourceSpan MissingItemLocation => bodies.Count == 0 ? Nowhere : bodies[0].MissingItemLocation;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var optional = Optional(schema);
        return Merged(schema, [.. bodies.Select(body => body.Content(optional, diagnostics))], diagnostics);
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var optional = Optional(schema);
        var rest = new List<HclBody>();
        var contents = new List<BodyContent>();
        foreach (var body in bodies)
        {
            contents.Add(body.PartialContent(optional, diagnostics, out var left));
            rest.Add(left);
        }

        remaining = new MergedBody(rest);
        return Merged(schema, contents, diagnostics);
    }

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics) =>
        Unique([.. bodies.SelectMany(body => body.JustAttributes(diagnostics))], diagnostics);

    // Any of the bodies can set a required argument, so it is optional in each of them.
    private static BodySchema Optional(BodySchema schema) =>
        schema with { Attributes = [.. schema.Attributes.Select(static attribute => attribute with { IsRequired = false })] };

    private BodyContent Merged(BodySchema schema, IReadOnlyList<BodyContent> contents, DiagnosticBag diagnostics)
    {
        var attributes = Unique([.. contents.SelectMany(static content => content.Attributes)], diagnostics);
        foreach (var wanted in schema.Attributes.Where(static attribute => attribute.IsRequired))
        {
            if (!attributes.Any(attribute => attribute.Name == wanted.Name)) diagnostics.Add(BodyDiagnostics.MissingArgument(wanted.Name));
        }

        return new(attributes, [.. contents.SelectMany(static content => content.Blocks)], this);
    }

    private static List<HclAttribute> Unique(IReadOnlyList<HclAttribute> attributes, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, HclAttribute>(StringComparer.Ordinal);
        var unique = new List<HclAttribute>(attributes.Count);
        foreach (var attribute in attributes)
        {
            if (first.TryAdd(attribute.Name, attribute)) unique.Add(attribute);
            else diagnostics.Add(BodyDiagnostics.AlreadySet(attribute, first[attribute.Name].NameLocation));
        }

        return unique;
    }
}
