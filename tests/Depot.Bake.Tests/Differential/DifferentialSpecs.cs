using System.Globalization;

namespace Depot.Bake.Tests.Differential;

public sealed class DifferentialSpecs
{
    private const int Hours = 4 * 3_600_000;

    /// <summary>The same few hundred definitions each time, so that a failure means a change; <c>BAKE_SEED</c> and <c>BAKE_COUNT</c> choose others, and <c>BAKE_REPORT</c> a file to write to.</summary>
    [Fact(Timeout = Hours)]
    public async Task Random_definitions_have_the_plan_or_the_error_of_the_Depot_CLI()
    {
        var cli = DepotCli.OrSkip();
        var seed = Number("BAKE_SEED") ?? 1;
        var count = Number("BAKE_COUNT") ?? 150;
        var shrunk = Number("BAKE_SHRINK") ?? 3;

        var all = await Task.Run(() => Enumerable.Range(seed, count).AsParallel().WithDegreeOfParallelism(Number("BAKE_PARALLEL") ?? Environment.ProcessorCount).Select(number => Comparison.Of(cli, RandomDefinition.Of(number))).ToList());

        var report = $"seeds {seed} to {seed + count - 1}\n{Report.Of(all)}";
        var differences = all.Where(static one => one.IsDifferent).OrderBy(static one => one.Definition.Seed).Select((one, at) => (at < shrunk ? Shrinking.Shrunk(cli, one) : one).ToString()).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(report);
        if (Environment.GetEnvironmentVariable("BAKE_REPORT") is { Length: > 0 } path) File.WriteAllText(path, report + "\n" + string.Join('\n', differences));
        string.Join('\n', differences.Take(10)).Should().BeEmpty($"{all.Count(static one => one.IsDifferent)} of {count} differ");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
