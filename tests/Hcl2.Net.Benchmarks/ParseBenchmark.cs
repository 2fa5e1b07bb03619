using BenchmarkDotNet.Attributes;

namespace Hcl2.Benchmarks;

/// <summary>Five megabytes of mixed HCL.</summary>
[MemoryDiagnoser]
public class ParseBenchmark
{
    private readonly byte[] _bytes = MixedText.Of(5_000_000);
    private readonly string _small = System.Text.Encoding.UTF8.GetString(MixedText.Of(100_000));

    /// <summary>Tokens alone.</summary>
    [Benchmark]
    public int Tokens() => SyntaxTree.Tokens(new SourceText("x", _bytes)).Count;

    /// <summary>The whole tree.</summary>
    [Benchmark]
    public int Parse() => SyntaxTree.Parse(new SourceText("x", _bytes)).Root.Items.Count;

    /// <summary>A hundred kilobytes, parsed and formatted.</summary>
    [Benchmark]
    public int Format() => Formatter.Format(_small).Length;
}
