using Depot.Actions.Http;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Http;

public class RetrySpecs
{
    private static readonly RetryRule Rule =
        new(Attempts: 5, FirstDelay: TimeSpan.FromSeconds(1), LongestDelay: TimeSpan.FromSeconds(3), Total: TimeSpan.FromSeconds(60), Jitter: 0);

    private readonly HurriedTime _time = new();
    private readonly List<string> _notes = [];
    private int _tried;

    [Fact]
    public async Task Waits_double_up_to_the_longest()
    {
        var trying = RunAsync(_ => throw Busy());

        (await trying.Should().ThrowAsync<HttpFailure>()).WithMessage("busy");
        _time.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 3, 3);
        _notes.Should().Equal(
            "busy; retrying in 1 s (attempt 2 of 5).", "busy; retrying in 2 s (attempt 3 of 5).",
            "busy; retrying in 3 s (attempt 4 of 5).", "busy; retrying in 3 s (attempt 5 of 5).");
    }

    [Fact]
    public async Task A_later_success_is_the_result()
    {
        var trying = RunAsync(tried => tried < 3 ? throw Busy() : tried);

        (await trying()).Should().Be(3);
    }

    [Fact]
    public async Task The_wait_a_server_asks_for_is_kept()
    {
        var trying = RunAsync(tried => tried < 2 ? throw new HttpFailure("busy") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(17) } : tried);

        await trying();

        _time.Waits.Should().Equal(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_that_is_left_is_not_begun()
    {
        var trying = RunAsync(_ => throw new HttpFailure("busy") { IsTransient = true, RetryAfter = TimeSpan.FromHours(1) });

        await trying.Should().ThrowAsync<HttpFailure>();

        _tried.Should().Be(1);
        _time.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_permanent_failure_is_not_retried()
    {
        var trying = RunAsync(_ => throw new HttpFailure("no"));

        await trying.Should().ThrowAsync<HttpFailure>();

        _tried.Should().Be(1);
    }

    [Fact]
    public async Task Jitter_only_shortens_a_wait()
    {
        var trying = RunAsync(_ => throw Busy(), Rule with { Jitter = 0.5 });

        await trying.Should().ThrowAsync<HttpFailure>();

        _time.Waits[0].TotalSeconds.Should().BeInRange(0.5, 1);
    }

    [Fact]
    public async Task A_cancelled_step_does_not_wait()
    {
        using var stop = new CancellationTokenSource();
        var trying = () => Retry.RunAsync<int>(
            _ =>
            {
                stop.Cancel();
                throw Busy();
            },
            Rule, TimeProvider.System, _notes.Add, stop.Token);

        await trying.Should().ThrowAsync<OperationCanceledException>();
    }

    private static HttpFailure Busy() => new("busy") { IsTransient = true };

    private Func<Task<int>> RunAsync(Func<int, int> attempt, RetryRule? rule = null) =>
        () => Retry.RunAsync(_ => Task.FromResult(attempt(++_tried)), rule ?? Rule, _time, _notes.Add, TestContext.Current.CancellationToken);
}
