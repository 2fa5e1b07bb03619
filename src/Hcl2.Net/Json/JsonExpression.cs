using System.Collections.Immutable;
using Hcl2.Evaluation;
using Hcl2.Work;

namespace Hcl2.Json;

/// <summary>A JSON value as an expression: strings are templates where there is a context, and plain text where there is none.</summary>
internal sealed class JsonExpression(SourceText source, JsonNode node) : HclExpression(source, Bytes(source, node.Place))
{
    // Made once; used for each evaluation and each search for variables.
    private SyntaxTree<ExpressionSyntax>? _template;
    private IReadOnlyList<HclExpression>? _list;
    private IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? _map;

    public override TextSpan StartSpan => Bytes(Source, node.Start);

    public override SourceSpan Location => node.Place;

    public override SourceSpan StartLocation => node.Start;

    public override IReadOnlyList<HclExpression>? AsList() =>
        node is JsonArray array ? _list ??= [.. array.Elements.Select(element => new JsonExpression(Source, element))] : null;

    public override IReadOnlyList<KeyValuePair<HclExpression, HclExpression>>? AsMap() => node is JsonObject whole
        ? _map ??= [.. whole.Properties.Select(property => KeyValuePair.Create<HclExpression, HclExpression>(Name(property), new JsonExpression(Source, property.Value)))]
        : null;

    public override StaticCall? AsCall() => AsNative()?.AsCall();

    public override Traversal? AsTraversal()
    {
        if (node is not JsonText text) return null;
        var tree = SyntaxTree.ParseTraversal(SourceText.Within(Source, text.Text, text.Place.Start));
        return tree.Diagnostics.HasErrors ? null : tree.Root;
    }

    // Positioned at the quote and not after it: that is where the original has it, too.
    public override ExpressionSyntax? AsNative()
    {
        if (node is not JsonText text) return null;
        var tree = SyntaxTree.ParseExpression(SourceText.Within(Source, text.Text, text.Place.Start));
        return tree.Diagnostics.HasErrors ? null : tree.Root;
    }

    public override HclValue Evaluate(EvaluationContext? context, DiagnosticBag diagnostics) => node switch
    {
        JsonText text when context is null || IsPlain(text.Text) => HclValue.String(text.Text),
        JsonText text => EvaluateTemplate(text, context, diagnostics),
        JsonLiteral literal => literal.Value,
        JsonArray => ValueLimits.Bounded(HclValue.Tuple([.. AsList()!.Select(element => element.Evaluate(context, diagnostics))]), this, diagnostics),
        JsonObject => ValueLimits.Bounded(EvaluateObject(context, diagnostics), this, diagnostics),
        _ => HclValue.Dynamic,
    };

    // The parser leaves a byte order mark out.
    private static bool IsPlain(string text) =>
        !text.StartsWith('\uFEFF') && !text.Contains("${", StringComparison.Ordinal) && !text.Contains("%{", StringComparison.Ordinal);

    public override IEnumerable<Traversal> Variables() => Parts().SelectMany(static part => part.Variables());

    public override IEnumerable<string> FunctionNames() => Parts().SelectMany(static part => part.FunctionNames());

    private static TextSpan Bytes(SourceText source, SourceSpan place) => new(place.Start.Offset - source.Origin.Offset, place.End.Offset - source.Origin.Offset);

    private IEnumerable<HclExpression> Parts() => node switch
    {
        JsonText text => !IsPlain(text.Text) && Template(text) is { Diagnostics.HasErrors: false, Root: var template } ? [template] : [],
        JsonArray => AsList()!,
        JsonObject => AsMap()!.SelectMany(static entry => new[] { entry.Key, entry.Value }),
        _ => [],
    };

    private HclValue EvaluateTemplate(JsonText text, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var template = Template(text);
        diagnostics.AddRange(template.Diagnostics);
        return template.Diagnostics.HasErrors ? HclValue.Dynamic : template.Root.Evaluate(context, diagnostics);
    }

    // Escapes are gone by now, so columns after one are too small; and an invalid byte has become U+FFFD, which is three, so offsets
    // after one are too large. The original has the same flaws, and messages are compared.
    private SyntaxTree<ExpressionSyntax> Template(JsonText text)
    {
        var start = text.Place.Start;
        return _template ??= SyntaxTree.ParseTemplate(SourceText.Within(Source, text.Text, start with { Offset = start.Offset + 1, Column = start.Column + 1 }));
    }

    private JsonExpression Name(JsonProperty property) => new(Source, new JsonText(property.Name, property.NamePlace));

    private const int TimesToRead = 4;

    private HclValue EvaluateObject(EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var attributes = new List<KeyValuePair<string, HclValue>>();
        var marks = ImmutableHashSet<object>.Empty;
        var isKnown = true;
        foreach (var (nameExpression, valueExpression) in AsMap()!)
        {
            var place = nameExpression.Location;
            var name = nameExpression.Evaluate(context, diagnostics);
            var value = valueExpression.Evaluate(context, diagnostics);
            if (Key(name.Unmark(), place, context, diagnostics) is not { } key) continue;

            // It is hashed and compared several times, and was written once.
            if (key.IsKnown) WorkMeter.Read(key.AsString.Length, TimesToRead);
            marks = marks.Union(name.Marks);
            if (!key.IsKnown) isKnown = false;
            else if (places.TryAdd(key.AsString, place)) attributes.Add(new(key.AsString, value));
            else diagnostics.Add(Duplicate(key.AsString, places[key.AsString], place));
        }

        return (isKnown ? HclValue.Object(attributes) : HclValue.Dynamic).WithMarks(marks);
    }

    private static HclValue? Key(HclValue name, SourceSpan at, EvaluationContext? context, DiagnosticBag diagnostics)
    {
        var text = HclConvert.To(name, HclType.String);
        if (text.Succeeded && !text.Value.IsNull) return text.Value;

        var error = text.ErrorIn(EvaluationContext.LogicOf(context));
        diagnostics.Add(new("HCL6030", Severity.Error, "Invalid object key expression",
            error is null ? "Cannot use null value as an object key." : $"Cannot use this expression as an object key: {error}.", at));
        return null;
    }

    private static Diagnostic Duplicate(string name, SourceSpan first, SourceSpan at) =>
        new("HCL6031", Severity.Error, "Duplicate object attribute", $"An attribute named \"{name}\" was already defined at {first}.", at);
}
