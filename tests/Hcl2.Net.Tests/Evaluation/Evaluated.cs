namespace Hcl2.Tests.Evaluation;

/// <summary>What became of an expression.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Diagnostics">What was wrong with it.</param>
internal sealed record Evaluated(HclValue Value, IReadOnlyList<Diagnostic> Diagnostics)
{
    public const string File = "e.hcl";

    /// <summary>The value as <see cref="Shown"/> has it, or the diagnostics line by line.</summary>
    public string Text => Diagnostics.Count == 0 ? Shown.Value(Value) : string.Join('\n', Diagnostics);

    public static Evaluated Expression(string text, EvaluationContext? context = null, ParseOptions? options = null)
    {
        var tree = SyntaxTree.ParseExpression(SourceText.From(File, text), options);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(tree.Diagnostics);
        var value = tree.Root.Evaluate(context, diagnostics);
        return new(value, [.. diagnostics]);
    }

    public static ExpressionSyntax Parsed(string text, ParseOptions? options = null)
    {
        var tree = SyntaxTree.ParseExpression(SourceText.From(File, text), options);
        tree.Diagnostics.Should().BeEmpty();
        return tree.Root;
    }

    /// <summary>A context with variables and all functions of the Depot CLI.</summary>
    public static EvaluationContext Context(params (string Name, HclValue Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(static v => v.Name, static v => v.Value, StringComparer.Ordinal),
        Functions = StandardFunctions.All(FunctionDialect.Depot),
    };
}
