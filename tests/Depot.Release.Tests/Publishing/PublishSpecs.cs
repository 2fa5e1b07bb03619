namespace Depot.Release.Tests.Publishing;

/// <summary>Publishing against real repositories, from a clean start.</summary>
public class PublishSpecs
{
    [Fact(Timeout = 60_000)]
    public async Task A_release_is_committed_drafted_filled_published_and_named_by_the_moving_tag_in_this_order()
    {
        using var release = new TestRelease();
        await using var server = await GitHubStandIn.StartAsync(TestRelease.Repositories);

        var log = await server.PublishAsync(release.Staged);

        log.Should().Be(string.Join('\n', server.Calls)+server.Snapshot());
    }
}
