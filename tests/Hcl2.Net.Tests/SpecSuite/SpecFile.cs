using Hcl2.Bodies;
using Hcl2.Decoding;

namespace Hcl2.Tests.SpecSuite;

/// <summary>A decoder spec written in HCL: one block that is the spec, and what its expressions can use.</summary>
internal sealed record SpecFile(DecodeSpec Root, EvaluationContext? Context)
{
    private static readonly string[] Types =
        ["object", "array", "attr", "block", "block_list", "block_set", "block_map", "block_attrs", "literal", "default"];

    private static readonly AttributeSchema[] Arguments =
        [.. new[] { "name", "type", "required", "block_type", "labels", "element_type", "value", "min_items", "max_items" }.Select(static name => new AttributeSchema(name))];

    public static SpecFile Load(string file)
    {
        var body = Parse(file);
        var context = body.PartialContent(new([], [new("variables")]), new(), out var rest).Blocks is [var variables] ? Variables(variables.Body) : null;
        return new(Specs(rest.Content(new([], [.. Types.Select(static type => new BlockSchema(type))]), Strict()).Blocks, isInObject: false).Single().Spec, context);
    }

    public static HclBody Parse(string file)
    {
        var parsed = HclFile.ParseNative(new SourceText(file, File.ReadAllBytes(file)));
        parsed.Diagnostics.Should().BeEmpty();
        return parsed.Body;
    }

    private static EvaluationContext Variables(HclBody variables) => new()
    {
        Variables = variables.JustAttributes(Strict()).ToDictionary(static attribute => attribute.Name, static attribute => attribute.Expression.Evaluate(null, Strict())),
    };

    private static IEnumerable<(string? Name, DecodeSpec Spec)> Specs(IEnumerable<HclBlock> blocks, bool isInObject) =>
        blocks.Select(block => (isInObject ? block.Labels[0] : null, Spec(block, isInObject ? block.Labels[0] : null)));

    private static DecodeSpec Spec(HclBlock block, string? property)
    {
        var isObject = block.Type == "object";
        var content = block.Body.Content(new(Arguments, [.. Types.Select(type => isObject ? new BlockSchema(type, "name") : new BlockSchema(type))]), Strict());
        var children = Specs(content.Blocks, isObject).ToArray();
        string Type() => Text(content, "block_type") ?? property!;
        DecodeSpec Nested() => children.Single().Spec;

        return block.Type switch
        {
            "object" => new ObjectSpec(children.ToDictionary(static child => child.Name!, static child => child.Spec)),
            "array" => new TupleSpec([.. children.Select(static child => child.Spec)]),
            "attr" => new AttributeSpec(Text(content, "name") ?? property!, Constraint(content, "type"), Value(content, "required") is { } required && required.AsBool),
            "block" => new BlockSpec(Type(), Nested()),
            "block_list" => new BlockListSpec(Type(), Nested()),
            "block_set" => new BlockSetSpec(Type(), Nested()),
            "block_map" => new BlockMapSpec(Type(), [.. Value(content, "labels")!.Elements.Select(static label => label.AsString)], Nested()),
            "block_attrs" => new BlockAttributesSpec(Type(), Constraint(content, "element_type")),
            "literal" => new LiteralSpec(Value(content, "value")!),
            "default" => new DefaultSpec(children[0].Spec, children[1].Spec),
            _ => throw new NotSupportedException(block.Type),
        };
    }

    private static HclValue? Value(BodyContent content, string name) => content.Attribute(name)?.Expression.Evaluate(null, Strict());

    private static string? Text(BodyContent content, string name) => Value(content, name)?.AsString;

    private static HclType Constraint(BodyContent content, string name) => TypeExpression.Constraint(content.Attribute(name)!.Expression, Strict());

    // Spec files are ours to get right; an error in one would make a test say nothing.
    private static DiagnosticBag Strict() => [];
}
