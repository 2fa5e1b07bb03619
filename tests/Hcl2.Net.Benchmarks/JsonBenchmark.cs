using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace Hcl2.Benchmarks;

/// <summary>Ten thousand strings with templates in JSON.</summary>
[MemoryDiagnoser]
public class JsonBenchmark
{
    private static readonly SourceText Text = SourceText.From("x.json",
        "{\"a\": [" + string.Join(",", Enumerable.Range(0, 10_000).Select(static number => string.Create(CultureInfo.InvariantCulture, $"\"x-${{b}}-{number}\""))) + "]}");

    private static readonly EvaluationContext Context = new() { Variables = new Dictionary<string, HclValue> { ["b"] = "c" } };

    private readonly HclAttribute _attribute = HclFile.ParseJson(Text).Body.JustAttributes(new DiagnosticBag())[0];

    /// <summary>The tree.</summary>
    [Benchmark]
    public int Parse() => HclFile.ParseJson(Text).Diagnostics.Count;

    /// <summary>The values, of a string that was read before.</summary>
    [Benchmark]
    public int Evaluate() => _attribute.Expression.Evaluate(Context, new DiagnosticBag()).Length;

    /// <summary>The variables.</summary>
    [Benchmark]
    public int Variables() => _attribute.Expression.Variables().Count();
}
