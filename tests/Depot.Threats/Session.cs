using System.Diagnostics;

namespace Depot.Threats;

/// <summary>What a test did once its mitigation was gone.</summary>
/// <param name="Mitigation">The mitigation.</param>
/// <param name="IsShown">Whether the test failed then, and only then.</param>
/// <param name="Happened">What it said, or why nothing is shown.</param>
internal sealed record Outcome(Mitigation Mitigation, bool IsShown, string Happened);

/// <summary>Removes mitigations, one after the other, and looks whether their tests notice.</summary>
/// <param name="copy">Where they are removed.</param>
internal sealed class Session(Checkout copy)
{
    private readonly Dictionary<string, (TestRun Run, TimeSpan Longest)> _unchanged = [];

    /// <summary>Tries each mitigation. Those whose tests take the published program come last, since that is made anew each time.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Mitigation> mitigations)
    {
        var outcomes = new List<Outcome>();
        foreach (var project in mitigations.GroupBy(copy.ProjectOf).OrderBy(project => project.Key == Checkout.EndToEnd))
        {
            (await copy.BuildAsync(project.Key)).Successfully();
            if (project.Key == Checkout.EndToEnd) (await copy.PublishAsync()).Successfully();
            foreach (var test in project.Select(mitigation => mitigation.Test).Distinct()) _unchanged[test] = await RunUnchangedAsync(project.Key, test);
            foreach (var mitigation in project)
            {
                var outcome = await RunAsync(project.Key, mitigation);
                outcomes.Add(outcome);
                await Console.Error.WriteLineAsync($"{(outcome.IsShown ? "shown" : "SHORT")}  {mitigation.Test}: {outcome.Happened}");
            }
        }

        return [.. mitigations.Select(mitigation => outcomes.Single(outcome => outcome.Mitigation == mitigation))];
    }

    // A test that takes many times as long without a mitigation hangs. The minute is for tests that have a time limit of their own.
    private async Task<(TestRun Run, TimeSpan Longest)> RunUnchangedAsync(string project, string test)
    {
        var clock = Stopwatch.StartNew();
        return (await copy.RunAsync(project, test, Checkout.ForTest), TimeSpan.FromMinutes(1) + (clock.Elapsed * 4));
    }

    private async Task<Outcome> RunAsync(string project, Mitigation mitigation)
    {
        var (unchanged, longest) = _unchanged[mitigation.Test];
        if (!copy.Has(mitigation)) return new(mitigation, false, "its mitigation does not stand in the file exactly once");
        if (unchanged.Verdict != Verdict.Passed) return new(mitigation, false, "with its mitigation it does not pass: " + unchanged.Reason);
        using var gone = copy.Remove(mitigation);
        var built = project == Checkout.EndToEnd ? await copy.PublishAsync() : await copy.BuildAsync(project);
        if (built.ExitCode != 0) return new(mitigation, false, "without its mitigation nothing is built: " + built.Output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)));
        var run = await copy.RunAsync(project, mitigation.Test, longest);
        return run.Verdict == Verdict.Failed ? new(mitigation, true, "fails: " + run.Reason) : new(mitigation, false, run.Verdict == Verdict.Passed ? "passes without its mitigation" : run.Reason);
    }
}
