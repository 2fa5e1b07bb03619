using Hcl2.Bodies;

namespace Hcl2.Tests.SpecSuite;

/// <summary>What a test of the suite expects: a value, or diagnostics, and perhaps which variables are read.</summary>
/// <param name="Type">What the value converts to.</param>
/// <param name="Result">The value; null when any will do.</param>
/// <param name="Diagnostics">Severity and range of each diagnostic; null when there must be no error.</param>
/// <param name="Traversals">Each path and its range; null when it does not matter.</param>
internal sealed record SpecCase(HclType Type, HclValue? Result, IReadOnlyList<string>? Diagnostics, IReadOnlyList<string>? Traversals)
{
    private static readonly BodySchema Root = new([new("result_type"), new("result")], [new("traversals"), new("diagnostics")]);
    private static readonly BodySchema Range = new([new("ref")], [new("from"), new("to")]);
    private static readonly BodySchema Kinds = new([], [new("error"), new("warning"), new("expect")]);

    public static SpecCase Load(string file)
    {
        var content = SpecFile.Parse(file).Content(Root, []);
        var type = content.Attribute("result_type") is { } given ? TypeExpression.Constraint(given.Expression, []) : HclType.Dynamic;
        var result = content.Attribute("result")?.Expression.Evaluate(null, []);
        return new(type, result is null ? null : HclConvert.To(result, type).Value,
            Ranges(content, "diagnostics", static (block, _) => block.Type == "error" ? nameof(Severity.Error) : nameof(Severity.Warning)),
            Ranges(content, "traversals", static (_, item) => Path(item.Attribute("ref")!.Expression.AsTraversal()!)));
    }

    public static string Text(string what, SourceSpan span) => $"{what} {Text(span.Start)}-{Text(span.End)}";

    public static string Path(Traversal traversal) => traversal.Source.Text(traversal.Span);

    private static IReadOnlyList<string>? Ranges(BodyContent content, string type, Func<HclBlock, BodyContent, string> name) =>
        content.BlocksOfType(type).FirstOrDefault() is not { } block ? null
            : [.. block.Body.Content(Kinds, []).Blocks.Select(item => Ranged(item, item.Body.Content(Range, []), name))];

    private static string Ranged(HclBlock block, BodyContent content, Func<HclBlock, BodyContent, string> name) =>
        Text(name(block, content), new("", Position(content, "from"), Position(content, "to")));

    private static SourcePosition Position(BodyContent content, string type)
    {
        var numbers = content.BlocksOfType(type).Single().Body.JustAttributes([])
            .ToDictionary(static attribute => attribute.Name, static attribute => int.Parse(attribute.Expression.Evaluate(null, []).AsNumber.ToString(), null));
        return new(numbers["byte"], numbers["line"], numbers["column"]);
    }

    private static string Text(SourcePosition position) => $"{position.Line},{position.Column}({position.Offset})";
}
