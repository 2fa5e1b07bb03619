using System.Diagnostics;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>The Engine goes away during a hand-off. What was not begun is done in the container; what was begun ends, and is not done twice.</summary>
public sealed class LostEngineSpecs : IDisposable
{
    private const int Limit = 120_000;
    private const string Step = "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly HostSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact(Timeout = Limit)]
    public async Task Lost_before_there_is_a_second_container_the_step_runs_in_the_first()
    {
        using var proxy = Proxy("POST /containers/create");

        var report = await _session.RunAsync(Step);

        report.Log.Should().Contain("\nThis step runs in its container: the Docker Engine runs no second container: ");
        await ShouldBeGoneAsync();
    }

    // A container that was made and not started can be removed by the Engine's own machine only: the runner does, by its label.
    [Theory(Timeout = Limit)]
    [InlineData("/attach")]
    [InlineData("/wait")]
    [InlineData("/start")]
    public async Task Lost_before_it_is_started_the_step_runs_in_the_first_and_says_what_is_left(string request)
    {
        using var proxy = Proxy("POST /containers/", request);

        var report = await _session.RunAsync(Step);

        report.Log.Should().Contain("\nThis step runs in its container: the Docker Engine runs no second container: ");
        var left = (await _session.ContainersAsync()).Should().ContainSingle().Which;
        report.Annotations.Select(annotation => annotation.Message).Should().ContainMatch($"The container {left} could not be removed: *");
        await _session.DockerAsync("rm", "--force", left);
        _session.Leftovers.Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task Lost_while_the_step_runs_it_ends_with_all_it_started()
    {
        _session.Depot("""
            setsid sh -c 'echo $$ > grandchild; while :; do sleep 0.2; done' &
            echo $$ > child
            while :; do sleep 0.2; done
            """);
        using var proxy = Proxy("nothing is refused");
        using var job = _session.NewJob();
        var running = HostSession.RunAsync(job, Step);
        int[] processes = [await _session.PidAsync("child"), await _session.PidAsync("grandchild")];

        proxy.Dispose();

        var clock = Stopwatch.StartNew();
        while (processes.Any(process => Directory.Exists($"/proc/{process}")))
        {
            clock.Elapsed.Should().BeLessThan(Soon);
            await Task.Delay(50);
        }

        var report = await running;
        report.Annotations.Select(annotation => annotation.Message).Should().ContainMatch("The step was running on the host when its container was lost: the Docker Engine is gone: *");
        report.Steps[0].ExitCode.Should().Be(1);
        await ShouldBeGoneAsync();
    }

    private RefusingSocket Proxy(string request, string end = "")
    {
        var proxy = new RefusingSocket(Path.Combine(_session.Directories.Root, "proxy.sock"), _session.Lab.Engine, request, end) { IsLast = true };
        _session.Machine = _session.Machine with { EngineSocket = proxy.Path };
        return proxy;
    }

    private async Task ShouldBeGoneAsync()
    {
        await _session.UntilNoContainersAsync(Soon);
        _session.Leftovers.Should().BeEmpty();
    }
}
