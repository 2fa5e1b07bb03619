using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Many jobs share one runner and its tool cache.</summary>
internal static class CrowdFaults
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static IEnumerable<Fault> All =>
    [
        new("two hundred setups at once on one tool cache", "all succeed; one CLI, no part of another", async arena =>
        {
            ReleaseFaults.Services(arena, _ => { });
            var ends = await CrowdAsync(arena, 200);
            foreach (var end in ends) end.Succeeded();
            return One(arena, $"200 of 200 succeeded, the slowest in {ends.Max(end => end.Took).TotalSeconds:0} s");
        }),
        new("one of twenty setups at once is killed", "the others succeed; one CLI", async arena =>
        {
            ReleaseFaults.Services(arena, server => server.On(ReleaseFaults.File, ServerAnswer.File(TestArchive.Release()) with { Halfway = () => Task.Delay(500) }));
            arena.IsForced = true;
            var victim = arena.Start("setup");
            var others = CrowdAsync(arena, 19);
            await victim.UntilAsync("releases/download");
            victim.Send(Signal.Kill);
            await victim.EndAsync(Long);
            foreach (var end in await others) end.Succeeded();
            return One(arena, "19 of 19 others succeeded");
        }),
    ];

    private static async Task<StepEnd[]> CrowdAsync(Arena arena, int size)
    {
        var steps = Enumerable.Range(0, size).Select(_ => arena.Start("setup")).ToArray();
        return await Task.WhenAll(steps.Select(step => step.EndAsync(Long)));
    }

    private static string One(Arena arena, string happened) => ReleaseFaults.Installed(arena) is { Count: 1 } ? happened
        : throw new ShortfallException("the cache holds " + string.Join(", ", ReleaseFaults.Installed(arena)));
}
