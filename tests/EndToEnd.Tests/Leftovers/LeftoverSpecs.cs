using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary>The one command leaves nothing on the machine: no process, directory, mount, network or image.</summary>
public sealed class LeftoverSpecs(LeftoverSpecs.OneCheckout checkout) : IClassFixture<LeftoverSpecs.OneCheckout>
{
    private const int Limit = 600_000;

    [Fact(Timeout = Limit)]
    public Task A_demo_leaves_nothing() => RunAsync(0, null, "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_is_interrupted_leaves_nothing() => RunAsync(130, "=== uses: build-push", "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_fails_leaves_nothing() => FailAsync("docker-registry", "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_leaves_nothing() => RunAsync(0, null, "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_that_is_interrupted_leaves_nothing() => RunAsync(130, "[lab] registries at", "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_dry_run_of_a_release_that_fails_leaves_nothing() => FailAsync("jq", "./dev", "release", "--dry-run", "v1.20.0");

    [Fact(Timeout = Limit)]
    public Task A_fault_leaves_nothing() => RunAsync(0, null, "./dev", "faults", "archive is HTML");

    // Its disk is mounted, and its download waits for two minutes.
    [Fact(Timeout = Limit)]
    public Task Faults_that_are_interrupted_leave_nothing() => RunAsync(130, "Kept", "./dev", "faults", "archive is", "disk of the tool cache", "stalls");

    [Fact(Timeout = Limit)]
    public Task Faults_that_do_not_exist_leave_nothing() => RunAsync(2, null, "./dev", "faults", "no such fault");

    // The tests are not built in its copy of the repository.
    [Fact(Timeout = Limit)]
    public Task Threats_that_cannot_be_tried_leave_nothing() => RunAsync(1, null, "./dev", "threats", "Decompression");

    [Fact(Timeout = Limit)]
    public Task A_benchmark_that_is_interrupted_leaves_nothing() => RunAsync(130, " cores, ", "./dev", "bench");

    [Fact(Timeout = Limit)]
    public Task A_benchmark_of_jobs_that_is_interrupted_leaves_nothing() => RunAsync(130, " cores, ", "./dev", "bench", "job");

    [Fact(Timeout = Limit)]
    public Task A_benchmark_of_jobs_that_fails_leaves_nothing() => FailAsync("docker-registry", "./dev", "bench", "job");

    // The SDK of this checkout runs no tests, and no tests are no success.
    [Fact(Timeout = Limit)]
    public Task Tests_that_fail_leave_nothing() => RunAsync(1, null, "./dev", "test");

    [Fact(Timeout = Limit)]
    public Task Tests_that_are_interrupted_leave_nothing() => RunAsync(130, "[lab] registries at", "./dev", "test");

    [Fact(Timeout = Limit)]
    public Task A_preview_leaves_nothing() => PreviewAsync(0, null);

    [Fact(Timeout = Limit)]
    public Task A_preview_that_is_interrupted_leaves_nothing() => PreviewAsync(130, "Drawing ");

    // What ./dev test does between starting the lab and stopping it does not matter to it.
    [Fact(Timeout = Limit)]
    public Task A_lab_in_a_subshell_is_not_started() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; said=$(lab_up 2>&1; true); [[ $said == *subshell* ]]");

    // Packages are installed while the lab runs, some of them in subshells.
    [Fact(Timeout = Limit)]
    public Task A_subshell_does_not_stop_the_lab_at_its_end() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; LAB_STATE=$(mktemp -d); lab_trap; (lab_quietly true); [[ -d $LAB_STATE ]]");

    private Task PreviewAsync(int exitCode, string? interruptAt)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists("/usr/bin/npm"), "Chromium and npm draw the preview.");
        return RunAsync(exitCode, interruptAt, "./dev", "preview", "failures", "apk-pinned");
    }

    // A program of the lab that does nothing but fail.
    private async Task FailAsync(string program, params string[] command)
    {
        checkout.Get().Program(program, "exit 1");
        try
        {
            await RunAsync(1, null, command);
        }
        finally
        {
            File.Delete(Path.Combine(checkout.Get().Programs, program));
        }
    }

    private async Task RunAsync(int exitCode, string? interruptAt, params string[] command)
    {
        var run = new MarkedRun(checkout.Get());

        var (ended, log) = await run.RunAsync(interruptAt, command);

        (await run.LeftoversAsync()).Should().BeEmpty("it said:\n{0}", log);
        ended.Should().Be(exitCode, "it said:\n{0}", log);
    }

    /// <summary>The checkout of all tests here, which run one after the other.</summary>
    public sealed class OneCheckout : IDisposable
    {
        private CopiedCheckout? _checkout;

        internal CopiedCheckout Get()
        {
            Lab.Require();
            Assert.SkipUnless(File.Exists(Lab.Program), "There is no program: run ./dev publish.");
            return _checkout ??= new();
        }

        public void Dispose() => _checkout?.Dispose();
    }
}
