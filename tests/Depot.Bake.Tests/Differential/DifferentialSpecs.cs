using System.Globalization;

namespace Depot.Bake.Tests.Differential;

public sealed class DifferentialSpecs
{
    private const int FewMinutes = 300_000;

    /// <summary>The same few hundred definitions each time, so that a failure means a change; <c>BAKE_SEED</c> and <c>BAKE_COUNT</c> choose others.</summary>
    [Fact(Timeout = FewMinutes)]
    public async Task Random_definitions_have_the_plan_or_the_error_of_the_Depot_CLI()
    {
        var cli = DepotCli.OrSkip();
        var seed = Number("BAKE_SEED") ?? 1;
        var count = Number("BAKE_COUNT") ?? 200;
        TestContext.Current.TestOutputHelper!.WriteLine($"seeds {seed} to {seed + count - 1}");

        var differences = await Task.Run(() => Enumerable.Range(seed, count).AsParallel()
            .Select(number => Comparison.Difference(cli, new RandomDefinition(number)))
            .OfType<string>().ToList());

        string.Join('\n', differences.Take(10)).Should().BeEmpty($"seed {seed}: {differences.Count} of {count} differ");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
