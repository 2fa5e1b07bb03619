using BenchmarkDotNet.Attributes;

namespace Hcl2.Benchmarks;

/// <summary>A hundred kilobytes of mixed HCL, parsed before, with changes.</summary>
[MemoryDiagnoser]
public class EditBenchmark
{
    private readonly SyntaxTree<BodySyntax> _tree = SyntaxTree.Parse(new SourceText("x", MixedText.Of(100_000)));

    /// <summary>One value, the check of the result included.</summary>
    [Benchmark]
    public int SetOne() => new SyntaxEditor(_tree).Set(_tree.Root.Blocks.First().Body, "default", "1").Apply().Length;

    /// <summary>A value in every block.</summary>
    [Benchmark]
    public int SetAll()
    {
        var editor = new SyntaxEditor(_tree);
        foreach (var block in _tree.Root.Blocks) editor.Set(block.Body, "added", "1");
        return editor.Apply().Length;
    }
}
