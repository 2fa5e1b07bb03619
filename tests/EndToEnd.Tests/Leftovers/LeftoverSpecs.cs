using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary>The one command leaves nothing on the machine: no process, directory, mount, network or image.</summary>
public sealed class LeftoverSpecs : IAsyncLifetime
{
    private const int Limit = 600_000;

    // Each builds and starts what all other tests share: several at once would take from those.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private CopiedCheckout _checkout = null!;

    public async ValueTask InitializeAsync()
    {
        await OneAtATime.WaitAsync();
        Lab.Require();
        Assert.SkipUnless(File.Exists(Lab.Program), "There is no program: run ./dev publish.");
        _checkout = new();
    }

    [Fact(Timeout = Limit)]
    public Task A_demo_leaves_nothing() => RunAsync(0, null, "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_is_interrupted_leaves_nothing() => RunAsync(130, "=== uses: build-push", "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_fails_leaves_nothing()
    {
        _checkout.Program("docker-registry", "exit 1");

        return RunAsync(1, null, "./dev", "demo");
    }

    [Fact(Timeout = Limit)]
    public Task A_rehearsed_release_leaves_nothing() => RunAsync(0, null, "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_rehearsed_release_that_is_interrupted_leaves_nothing() => RunAsync(130, "[lab] registries at", "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_rehearsed_release_that_fails_leaves_nothing()
    {
        _checkout.Program("jq", "exit 1");

        return RunAsync(1, null, "./dev", "release", "--dry-run", "v1.20.0");
    }

    // What ./dev test and ./dev record do between starting the lab and stopping it does not matter to it.
    [Fact(Timeout = Limit)]
    public Task A_lab_in_a_subshell_is_not_started() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; said=$(lab_up 2>&1; true); [[ $said == *subshell* ]]");

    // Packages are installed while the lab runs, some of them in subshells.
    [Fact(Timeout = Limit)]
    public Task A_subshell_does_not_stop_the_lab_at_its_end() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; LAB_STATE=$(mktemp -d); lab_trap; (lab_quietly true); [[ -d $LAB_STATE ]]");

    public ValueTask DisposeAsync()
    {
        OneAtATime.Release();
        _checkout?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(int exitCode, string? interruptAt, params string[] command)
    {
        var run = new MarkedRun(_checkout);

        var (ended, log) = await run.RunAsync(interruptAt, command);

        (await run.LeftoversAsync()).Should().BeEmpty("it said:\n{0}", log);
        ended.Should().Be(exitCode, "it said:\n{0}", log);
    }
}
