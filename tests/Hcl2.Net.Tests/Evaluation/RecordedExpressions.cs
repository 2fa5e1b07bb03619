namespace Hcl2.Tests.Evaluation;

/// <summary>Expressions over the variables of <c>expressions.hcl</c>, and what the Depot CLI made of them.</summary>
internal static class RecordedExpressions
{
    private const string Arrow = "   =>   ";
    private const char Break = '\u23CE';

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Recorded = new(static () =>
        TestData.Lines("expressions.txt").Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split(Arrow, 2)).ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyDictionary<string, HclValue>> Variables = new(ReadVariables);

    /// <summary>Result by expression; line breaks of both are written as U+23CE.</summary>
    public static IReadOnlyDictionary<string, string> All => Recorded.Value;

    /// <summary>The text of the variables.</summary>
    public static string Prelude => string.Concat(TestData.Lines("expressions.hcl").Select(static line => line + "\n"));

    /// <summary>What this library makes of an expression, in the form of the records.</summary>
    public static string Evaluate(string recorded, LogicalOperators logic = LogicalOperators.Eager)
    {
        var text = recorded.Replace(Break, '\n');
        var tree = SyntaxTree.ParseExpression(SourceText.From(Evaluated.File, text));
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(tree.Diagnostics);
        var value = tree.Root.Evaluate(Context(tree.Root, logic), diagnostics);
        if (diagnostics.Count == 0) return Json(value);

        var others = diagnostics.Count > 1 ? $" (+{diagnostics.Count - 1})" : "";
        return $"ERR {diagnostics.First()}{others}".Replace('\n', Break);
    }

    /// <summary>Only the variables that are used: others would be suggested, which bake does not do.</summary>
    private static EvaluationContext Context(ExpressionSyntax expression, LogicalOperators logic)
    {
        var used = expression.Variables().Select(static path => path.RootName).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Variables = Variables.Value.Where(variable => used.Contains(variable.Key)).ToDictionary(StringComparer.Ordinal),
            Functions = StandardFunctions.All(FunctionDialect.Depot),
            Logic = logic,
        };
    }

    private static string Json(HclValue value)
    {
        var json = StandardFunctions.All(FunctionDialect.Depot)["jsonencode"].Call([value]);
        return json.Succeeded ? json.Value.AsString : $"ERR e.hcl: Error in function call; Call to function \"jsonencode\" failed: {json.Error}.";
    }

    private static Dictionary<string, HclValue> ReadVariables()
    {
        var file = SyntaxTree.Parse(SourceText.From("expressions.hcl", Prelude));
        file.Diagnostics.Should().BeEmpty();
        var context = new EvaluationContext { Variables = new Dictionary<string, HclValue>(), Functions = StandardFunctions.All(FunctionDialect.Depot) };
        return file.Root.Attributes.ToDictionary(static attribute => attribute.Name, attribute =>
        {
            var diagnostics = new DiagnosticBag();
            var value = attribute.Expression.Evaluate(context, diagnostics);
            diagnostics.Should().BeEmpty();
            return value;
        }, StringComparer.Ordinal);
    }
}
