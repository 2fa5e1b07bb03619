namespace Depot.Release.Tests.Publishing;

/// <summary>A release that was cut off anywhere, and published again, is the release that nothing ever happened to.</summary>
public class KillSpecs
{
    private static readonly Lazy<(IReadOnlyList<string> Calls, string Snapshot)> Clean = new(() => Task.Run(RunCleanAsync).GetAwaiter().GetResult());

    /// <summary>Every call of a clean run. One that changes something is cut off before and after it did.</summary>
    public static TheoryData<int, string, Fault> EveryCall()
    {
        var data = new TheoryData<int, string, Fault>();
        foreach (var (at, call) in Clean.Value.Calls.Index())
        {
            if (call.StartsWith("GET ", StringComparison.Ordinal))
            {
                data.Add(at, call, Fault.BadGateway);
            }
            else
            {
                data.Add(at, call, Fault.CutBefore);
                data.Add(at, call, Fault.CutAfter);
            }
        }

        return data;
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(EveryCall))]
    public async Task A_second_run_ends_where_one_clean_run_ends(int call, string name, Fault fault)
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        server.Break(call, fault);

        var first = () => server.PublishAsync(release.Staged);
        await first.Should().ThrowAsync<Exception>();
        server.Calls[call].Should().Be(name);
        server.Repair();
        await server.PublishAsync(release.Staged);

        server.Snapshot().Should().Be(Clean.Value.Snapshot);
    }

    private static async Task<(IReadOnlyList<string>, string)> RunCleanAsync()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);
        await server.PublishAsync(release.Staged);
        return (server.Calls, server.Snapshot());
    }
}
