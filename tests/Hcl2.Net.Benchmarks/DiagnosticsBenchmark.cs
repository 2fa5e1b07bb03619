using BenchmarkDotNet.Attributes;

namespace Hcl2.Benchmarks;

/// <summary>A megabyte with forty errors.</summary>
[MemoryDiagnoser]
public class DiagnosticsBenchmark
{
    private static readonly SourceText Text = new("x", (byte[])[.. MixedText.Of(1_000_000), .. System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a b c\n", 40)))]);

    private readonly DiagnosticBag _diagnostics = SyntaxTree.Parse(Text).Diagnostics;

    /// <summary>All of them as a person reads them.</summary>
    [Benchmark]
    public int Write() => new DiagnosticWriter(Text).Write(_diagnostics).Length;
}
