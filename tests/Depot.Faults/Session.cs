using Depot.Faults.Running;

namespace Depot.Faults;

/// <summary>Runs faults against one program.</summary>
/// <param name="program">Absolute path of <c>depot-actions</c>.</param>
internal sealed class Session(string program)
{
    /// <summary>Runs them, in order where the number of runs at a time is 1, and returns what happened in order.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IEnumerable<Fault> faults, int together)
    {
        var asked = faults.ToArray();
        var outcomes = new Outcome[asked.Length];
        await Parallel.ForAsync(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = together }, async (at, _) =>
        {
            outcomes[at] = await RunAsync(asked[at]);
            await Console.Error.WriteLineAsync($"{outcomes[at].Verdict,-7} {asked[at].Name}{(outcomes[at].Verdict == Verdict.Short ? ": " + outcomes[at].Happened : "")}");
        });
        return outcomes;
    }

    private async Task<Outcome> RunAsync(Fault fault)
    {
        using var arena = new Arena(program);
        try
        {
            var happened = await fault.Inject(arena);
            await arena.SettleAsync();
            return new(fault, Verdict.Kept, happened);
        }
        catch (SkipException reason)
        {
            return new(fault, Verdict.Skipped, reason.Message);
        }
        catch (ShortfallException shortfall)
        {
            return new(fault, Verdict.Short, shortfall.Message);
        }
    }
}
