using BenchmarkDotNet.Attributes;

namespace Hcl2.Benchmarks;

/// <summary>Evaluates 100,000 expressions of each kind that configuration files are full of; time and memory are of all of them together.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmark
{
    private const int Count = 100_000;

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "\"registry.example.com/${owner}/${image.name}:v${image.major}.N\"",
        "\"literal N\"",
        "image.tags[N % 3]",
        "N * 2 + image.major > 100 ? \"large\" : \"small\"",
        "upper(\"${owner}-N\")",
        "{ name = image.name, index = N, tags = [for t in image.tags : \"${t}-N\"] }",
    ];

    private EvaluationContext _context = null!;
    private ExpressionSyntax[] _expressions = [];

    /// <summary>The expression; <c>N</c> in it is a number that differs from one to the next.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Expression { get; set; } = "";

    /// <summary>Parses all expressions, which is not measured.</summary>
    [GlobalSetup]
    public void Parse()
    {
        _context = new()
        {
            Variables = new Dictionary<string, HclValue>
            {
                ["owner"] = HclValue.String("acme"),
                ["image"] = HclValue.Object(
                [
                    new("name", HclValue.String("web")),
                    new("major", HclValue.Number(3)),
                    new("tags", HclValue.Tuple(HclValue.String("a"), HclValue.String("b"), HclValue.String("c"))),
                ]),
            },
            Functions = StandardFunctions.All(FunctionDialect.Depot),
        };
        _expressions =
        [
            .. Enumerable.Range(0, Count).Select(i => SyntaxTree.ParseExpression(SourceText.From("bench.hcl", Expression.Replace("N", $"{i}", StringComparison.Ordinal))).Root),
        ];
    }

    /// <summary>Evaluates all of them.</summary>
    /// <returns>How many errors there were, which is none.</returns>
    [Benchmark]
    public int Evaluate()
    {
        var diagnostics = new DiagnosticBag();
        foreach (var expression in _expressions) expression.Evaluate(_context, diagnostics);
        return diagnostics.Count;
    }
}
