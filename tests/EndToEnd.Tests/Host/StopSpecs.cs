using System.Diagnostics;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>However a step on the host ends, both containers and all it started end with it, and no file of ours is left.</summary>
public sealed class StopSpecs : IDisposable
{
    private const int Limit = 120_000;

    // Our deadline is 8.5 s after the first signal, and an idle machine removes two containers in half a second. A busy one, as
    // when other tests run at the same time, takes several.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly HostSession _session = new();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string> Ends => ["INT", "TERM", "KILL", "kill the runner's container", "kill our container"];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Ends))]
    public async Task Nothing_is_left_of_a_build_that_ignores_every_signal(string end)
    {
        // A grandchild in a session of its own, as daemons are.
        _session.Depot("""
            trap '' INT TERM HUP
            setsid sh -c 'trap "" INT TERM HUP; echo $$ > grandchild; while :; do sleep 0.2; done' &
            echo $$ > child
            while :; do sleep 0.2; done
            """);
        using var job = _session.NewJob();
        var running = HostSession.RunAsync(job, "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");
        int[] processes = [await _session.PidAsync("child"), await _session.PidAsync("grandchild")];
        var names = await _session.NamesAsync();

        var clock = Stopwatch.StartNew();
        await EndAsync(end, names);

        while ((processes.Any(IsAlive) || (await _session.ContainersAsync()).Length > 0) && clock.Elapsed < Soon) await Task.Delay(50);
        var (left, containers) = (processes.Where(IsAlive).ToArray(), await _session.ContainersAsync());
        // A test leaves nothing behind either.
        foreach (var process in left) HostSession.Signal(process, "KILL");
        if (containers.Length > 0) await _session.DockerAsync(["rm", "--force", .. containers]);
        left.Should().BeEmpty("'{0}' ended the step", end);
        containers.Should().BeEmpty("'{0}' ended the step", end);

        (await running).Steps[0].ExitCode.Should().NotBe(0);
        _session.Leftovers.Should().BeEmpty();
    }

    [Fact(Timeout = Limit)]
    public async Task A_build_that_obeys_ends_in_its_own_way()
    {
        _session.Depot("trap 'echo interrupted > how; exit 7' INT; echo $$ > child; while :; do sleep 0.1; done");
        using var job = _session.NewJob();
        var running = HostSession.RunAsync(job, "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");
        await _session.PidAsync("child");

        job.Cancel();

        (await running).Steps[0].ExitCode.Should().NotBe(0);
        File.ReadAllText(Path.Combine(_session.Directories.Workspace, "how")).Should().Be("interrupted\n");
        await _session.UntilNoContainersAsync(Soon);
        _session.Leftovers.Should().BeEmpty();
    }

    [Theory(Timeout = Limit)]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(300)]
    [InlineData(500)]
    public async Task A_signal_that_comes_early_is_not_lost(int milliseconds)
    {
        _session.Depot("exec sleep 60");
        using var job = _session.NewJob();
        var running = HostSession.RunAsync(job, "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git");
        while ((await _session.ContainersAsync()).Length == 0) await Task.Delay(10);
        await Task.Delay(milliseconds);

        var clock = Stopwatch.StartNew();
        job.Cancel();

        await running;
        clock.Elapsed.Should().BeLessThan(Soon);
        await _session.UntilNoContainersAsync(Soon);
        _session.Leftovers.Should().BeEmpty();
    }

    private async Task EndAsync(string end, string[] names)
    {
        if (end == "kill the runner's container") await _session.DockerAsync("kill", names[0]);
        else if (end == "kill our container") await _session.DockerAsync("kill", names[1]);
        else HostSession.Signal(HostSession.ClientOf(names[0]), end);
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
