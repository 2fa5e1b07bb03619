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
        output.WriteLine("| MB | median ms | fastest ms | MB/s (median) | MB/s (fastest) | bytes allocated per byte |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var megabytes in new[] { 1, 5, 25, 50 })
        {
            var (times, allocated) = Measure(megabytes * 1_000_000);
            var (median, fastest) = (times[times.Length / 2], times[0]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {megabytes} | {median:F0} | {fastest:F0} | {megabytes * 1000 / median:F0} | {megabytes * 1000 / fastest:F0} | {allocated:F1} |"));
        }
    }

    private static (double[] Milliseconds, double AllocatedPerByte) Measure(int bytes)
    {
        var text = MixedText.Of(bytes);
        var times = new double[Rounds];
        var allocated = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var tree = SyntaxTree.Parse(new SourceText("x", text));
            times[round] = watch.Elapsed.TotalMilliseconds;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)text.Length;
            if (tree.Diagnostics.HasErrors) throw new InvalidOperationException(tree.Diagnostics.ToString());
        }

        Array.Sort(times);
        return (times, allocated);
    }
}
