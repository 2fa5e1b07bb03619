using System.Collections.Immutable;
using Hcl2.Bodies;

namespace Hcl2.Json;

/// <summary>A body in JSON: an object, or an array of objects whose properties count together.</summary>
internal sealed class JsonBody(SourceText source, JsonNode value, ImmutableHashSet<string> taken) : HclBody
{
    // Bodies may have a property of this name that is there for the reader only.
    private const string Comment = "//";

    public JsonBody(SourceText source, JsonNode value)
        : this(source, value, [])
    {
    }

    public override SourceSpan MissingItemLocation => value switch
    {
        JsonObject whole => whole.Close,
        var other => other.Start,
    };

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = PartialContent(schema, diagnostics, out var remaining);
        var used = ((JsonBody)remaining).Taken;
        string[] known =
        [
            .. schema.Attributes.Select(static attribute => attribute.Name).Where(name => !used.Contains(name)),
            .. schema.Blocks.Select(static block => block.Type),
        ];
        // The properties are collected, and what is wrong with them said, once more: the count of diagnostics is the original's.
        foreach (var property in Properties(value, label: null, diagnostics).Where(property => property.Name != Comment && !used.Contains(property.Name)))
            diagnostics.Add(BodyDiagnostics.ExtraneousProperty(new JsonAttribute(source, property), known));
        return content;
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var names = schema.Attributes.Select(static attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        var types = schema.Blocks.ToDictionary(static block => block.Type, StringComparer.Ordinal);
        var attributes = new Dictionary<string, HclAttribute>(StringComparer.Ordinal);
        var blocks = new List<HclBlock>();
        var used = taken.ToBuilder();
        foreach (var property in Properties(value, label: null, diagnostics).Where(property => !taken.Contains(property.Name)))
        {
            if (names.Contains(property.Name)) Set(attributes, new(source, property), diagnostics);
            else if (types.TryGetValue(property.Name, out var block)) Unpack(new(block, property), property.Value, [], blocks, diagnostics);
            else continue;
            used.Add(property.Name);
        }

        foreach (var required in schema.Attributes.Where(attribute => attribute.IsRequired && !attributes.ContainsKey(attribute.Name)))
            diagnostics.Add(BodyDiagnostics.MissingArgument(required.Name, MissingItemLocation));

        remaining = new JsonBody(source, value, used.ToImmutable());
        return new([.. attributes.Values], blocks, this);
    }

    public override IReadOnlyList<HclAttribute> JustAttributes(DiagnosticBag diagnostics)
    {
        if (value is not JsonObject whole)
        {
            diagnostics.Add(BodyDiagnostics.NotAnObject("A JSON object is required here, setting the arguments for this block.", value.Start));
            return [];
        }

        var attributes = new Dictionary<string, HclAttribute>(StringComparer.Ordinal);
        foreach (var property in whole.Properties.Where(property => property.Name != Comment && !taken.Contains(property.Name)))
        {
            var attribute = new JsonAttribute(source, property);
            if (!attributes.TryAdd(property.Name, attribute)) diagnostics.Add(BodyDiagnostics.DuplicateDefinition(attribute, attributes[property.Name]));
        }

        return [.. attributes.Values];
    }

    private ImmutableHashSet<string> Taken => taken;

    private static void Set(Dictionary<string, HclAttribute> attributes, JsonAttribute attribute, DiagnosticBag diagnostics)
    {
        if (!attributes.TryAdd(attribute.Name, attribute)) diagnostics.Add(BodyDiagnostics.DuplicateArgument(attribute, attributes[attribute.Name]));
    }

    // One level of objects for each label, then the body or an array of bodies.
    private void Unpack(BlockStart start, JsonNode node, ImmutableArray<JsonProperty> labels, List<HclBlock> blocks, DiagnosticBag diagnostics)
    {
        if (labels.Length < start.Schema.LabelNames.Count)
        {
            UnpackLabels(start, node, labels, blocks, diagnostics);
            return;
        }

        switch (node)
        {
            case JsonLiteral { Value.IsNull: true }:
                break;
            case JsonObject body:
                blocks.Add(new JsonBlock(start, labels, new JsonBody(source, body), body.Open));
                break;
            case JsonArray several:
                blocks.AddRange(several.Elements.Select(body => new JsonBlock(start, labels, new JsonBody(source, body), several.Open)));
                break;
            default:
                diagnostics.Add(BodyDiagnostics.NotAnObject(
                    $"Either a JSON object or a JSON array is required, representing the contents of one or more \"{start.Schema.Type}\" blocks.", node.Start));
                break;
        }
    }

    private void UnpackLabels(BlockStart start, JsonNode node, ImmutableArray<JsonProperty> labels, List<HclBlock> blocks, DiagnosticBag diagnostics)
    {
        var label = start.Schema.LabelNames[labels.Length];
        var properties = Properties(node, label, diagnostics);
        if (properties.Count == 0) diagnostics.Add(BodyDiagnostics.MissingJsonLabel(start.Schema.Type, label, node.Start));
        foreach (var property in properties) Unpack(start, property.Value, labels.Add(property), blocks, diagnostics);
    }

    private static IReadOnlyList<JsonProperty> Properties(JsonNode node, string? label, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case JsonLiteral { Value.IsNull: true }:
                return [];
            case JsonObject whole:
                return whole.Properties;
            case JsonArray several:
                foreach (var stranger in several.Elements.Where(static element => element is not JsonObject))
                    diagnostics.Add(BodyDiagnostics.NotAnObject($"A JSON object is required here, {Purpose(label)}.", stranger.Start));
                return [.. several.Elements.OfType<JsonObject>().SelectMany(static element => element.Properties)];
            default:
                diagnostics.Add(BodyDiagnostics.NotAnObject($"Either a JSON object or JSON array of objects is required here, {Purpose(label)}.", node.Start));
                return [];
        }
    }

    private static string Purpose(string? label) => label is null ? "to define arguments and child blocks" : $"to specify {label} labels for this block";

    /// <summary>What all blocks under one property have in common.</summary>
    private sealed record BlockStart(BlockSchema Schema, JsonProperty Property);

    private sealed class JsonAttribute(SourceText source, JsonProperty property)
        : HclAttribute(property.Name, new JsonExpression(source, property.Value))
    {
        public override SourceSpan NameLocation => property.NamePlace;
    }

    private sealed class JsonBlock(BlockStart start, ImmutableArray<JsonProperty> labels, HclBody body, SourceSpan open) : HclBlock
    {
        public override string Type => start.Schema.Type;

        public override IReadOnlyList<string> Labels { get; } = [.. labels.Select(static label => label.Name)];

        public override HclBody Body => body;

        public override SourceSpan TypeLocation => start.Property.NamePlace;

        public override SourceSpan Location => open;

        public override IReadOnlyList<SourceSpan> LabelLocations => [.. labels.Select(static label => label.NamePlace)];
    }
}
