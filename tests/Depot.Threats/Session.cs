namespace Depot.Threats;

/// <summary>What a test did once its guard was gone.</summary>
/// <param name="Guard">The guard.</param>
/// <param name="IsShown">Whether the test failed then, and only then.</param>
/// <param name="Happened">What it said, or why nothing is shown.</param>
internal sealed record Outcome(Guard Guard, bool IsShown, string Happened);

/// <summary>Removes guards, one after the other, and looks whether their tests notice.</summary>
/// <param name="copy">Where they are removed.</param>
internal sealed class Session(Checkout copy)
{
    private readonly Dictionary<string, TestRun> _unchanged = [];

    /// <summary>Tries each guard. Those whose tests take the published program come last, since that is made anew each time.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Guard> guards)
    {
        var outcomes = new List<Outcome>();
        foreach (var project in guards.GroupBy(copy.ProjectOf).OrderBy(project => project.Key == Checkout.EndToEnd))
        {
            (await copy.BuildAsync(project.Key)).Successfully();
            if (project.Key == Checkout.EndToEnd) (await copy.PublishAsync()).Successfully();
            foreach (var test in project.Select(guard => guard.Test).Distinct()) _unchanged[test] = await copy.RunAsync(project.Key, test);
            foreach (var guard in project)
            {
                var outcome = await RunAsync(project.Key, guard);
                outcomes.Add(outcome);
                await Console.Error.WriteLineAsync($"{(outcome.IsShown ? "shown" : "SHORT")}  {guard.Test}: {outcome.Happened}");
            }
        }

        return [.. guards.Select(guard => outcomes.Single(outcome => outcome.Guard == guard))];
    }

    private async Task<Outcome> RunAsync(string project, Guard guard)
    {
        if (!copy.Has(guard)) return new(guard, false, "its guard does not stand in the file exactly once");
        if (_unchanged[guard.Test] is { Verdict: not Verdict.Passed } unchanged) return new(guard, false, "with its guard it does not pass: " + unchanged.Reason);
        using var gone = copy.Remove(guard);
        var built = project == Checkout.EndToEnd ? await copy.PublishAsync() : await copy.BuildAsync(project);
        if (built.ExitCode != 0) return new(guard, false, "without its guard nothing is built: " + built.Output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)));
        var run = await copy.RunAsync(project, guard.Test);
        return run.Verdict == Verdict.Failed ? new(guard, true, "fails: " + run.Reason) : new(guard, false, run.Verdict == Verdict.Passed ? "passes without its guard" : run.Reason);
    }
}
