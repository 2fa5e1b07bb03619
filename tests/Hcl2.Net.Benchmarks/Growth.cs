using System.Diagnostics;
using System.Globalization;
using Hcl2.Syntax;
using Hcl2.Text;

namespace Hcl2.Benchmarks;

/// <summary>The same text at several lengths: the speed must not depend on it.</summary>
internal static class Growth
{
    private const int Rounds = 7;

    public static void Run(TextWriter output)
    {
        Measure(1_000_000);
        output.WriteLine("| MB | wall ms, median | processor ms, median | processor ms, least | MB per processor second, best | bytes allocated per byte |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var megabytes in new[] { 1, 5, 25, 50 })
        {
            var (wall, processor, allocated) = Measure(megabytes * 1_000_000);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {megabytes} | {wall[Rounds / 2]:F0} | {processor[Rounds / 2]:F0} | {processor[0]:F0} | {megabytes * 1000 / processor[0]:F0} | {allocated:F1} |"));
        }
    }

    /// <summary>Processor time is what one core needs, collector included, however busy the machine is with other work.</summary>
    private static (double[] Wall, double[] Processor, double AllocatedPerByte) Measure(int bytes)
    {
        var text = MixedText.Of(bytes);
        var (wall, processor) = (new double[Rounds], new double[Rounds]);
        var allocated = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var used = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var tree = SyntaxTree.Parse(new SourceText("x", text));
            wall[round] = watch.Elapsed.TotalMilliseconds;
            processor[round] = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)text.Length;
            if (tree.Diagnostics.HasErrors) throw new InvalidOperationException(tree.Diagnostics.ToString());
        }

        Array.Sort(wall);
        Array.Sort(processor);
        return (wall, processor, allocated);
    }
}
