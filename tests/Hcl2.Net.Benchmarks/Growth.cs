using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Hcl2.Benchmarks;

/// <summary>The same text at several lengths: what a byte costs must not depend on how many there are.</summary>
internal static class Growth
{
    private const int Rounds = 5;

    /// <summary>Parsing at 1 to 50 megabytes, then evaluating a thousand to a hundred thousand templates of one file.</summary>
    public static void Run(TextWriter output)
    {
        for (var round = 0; round < 60; round++) Cost.Of(static () => Parse(MixedText.Of(1_000_000)));
        output.WriteLine("| parse, MB | wall ms | processor ms | of it collector ms | MB per processor second | without collector | collections of gen 0/1/2 | bytes allocated per byte |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var megabytes in new[] { 1, 5, 25, 50 })
        {
            var text = MixedText.Of(megabytes * 1_000_000);
            var cost = Cost.Least(Rounds, () => Parse(text));
            var alone = cost.Processor > cost.Collector ? $"{megabytes * 1000 / (cost.Processor - cost.Collector):F0}" : "?";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {megabytes} | {cost.Wall:F0} | {cost.Processor:F0} | {cost.Collector:F0} | {megabytes * 1000 / cost.Processor:F0} | {alone} | {cost.Collections} | {cost.Allocated / (double)text.Length:F1} |"));
        }

        output.WriteLine();
        output.WriteLine("| evaluate, templates | wall ms | processor ms | microseconds each | bytes allocated each |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var count in new[] { 1_000, 10_000, 100_000 })
        {
            var attributes = Templates(count);
            var cost = Cost.Least(Rounds, () => Evaluate(attributes));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {cost.Wall:F1} | {cost.Processor:F1} | {cost.Processor * 1000 / count:F2} | {cost.Allocated / count} |"));
        }
    }

    private static SyntaxTree<BodySyntax> Parse(byte[] text)
    {
        var tree = SyntaxTree.Parse(new SourceText("x", text));
        return tree.Diagnostics.HasErrors ? throw new InvalidOperationException(tree.Diagnostics.ToString()) : tree;
    }

    private static AttributeSyntax[] Templates(int count)
    {
        var lines = Enumerable.Range(0, count).Select(static number => $"a{number} = \"registry.example.com/${{owner}}/${{image.name}}:v${{image.major}}.{number}\"\n");
        return [.. Parse(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines))).Root.Attributes];
    }

    private static HclValue[] Evaluate(AttributeSyntax[] attributes)
    {
        var context = new EvaluationContext
        {
            Variables = new Dictionary<string, HclValue>
            {
                ["owner"] = HclValue.String("acme"),
                ["image"] = HclValue.Object([new("name", HclValue.String("web")), new("major", HclValue.Number(3))]),
            },
        };
        var diagnostics = new DiagnosticBag();
        HclValue[] values = [.. attributes.Select(attribute => attribute.Expression.Evaluate(context, diagnostics))];
        return diagnostics.HasErrors ? throw new InvalidOperationException(diagnostics.ToString()) : values;
    }

    /// <summary>What something took.</summary>
    /// <param name="Wall">Milliseconds, waiting for a busy machine included.</param>
    /// <param name="Processor">Milliseconds that one core needs, the collector included, however busy the machine is.</param>
    /// <param name="Collector">Milliseconds of them that the collector took.</param>
    /// <param name="Allocated">Bytes.</param>
    /// <param name="Collections">How many collections of each generation there were, those of older ones included.</param>
    private sealed record Cost(double Wall, double Processor, double Collector, long Allocated, string Collections)
    {
        /// <summary>The round with the least processor time: others have met something else on the machine.</summary>
        public static Cost Least(int rounds, Func<object> work) => Enumerable.Range(0, rounds).Select(_ => Of(work)).MinBy(static cost => cost.Processor)!;

        // The result of one round is not alive in the next.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public static Cost Of(Func<object> work)
        {
            GC.Collect();
            int[] before = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
            var (allocated, paused, used) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
            var watch = Stopwatch.StartNew();
            var result = work();
            var wall = watch.Elapsed.TotalMilliseconds;
            var processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            // A pause is as long as the collector works, but longer when something else has the core meanwhile.
            var collector = Math.Min((GC.GetTotalPauseDuration() - paused).TotalMilliseconds, processor);
            var collections = string.Join('/', before.Select(static (count, generation) => GC.CollectionCount(generation) - count));
            GC.KeepAlive(result);
            return new(wall, processor, collector, GC.GetAllocatedBytesForCurrentThread() - allocated, collections);
        }
    }
}
