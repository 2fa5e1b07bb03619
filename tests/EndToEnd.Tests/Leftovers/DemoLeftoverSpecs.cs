namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary><c>./dev demo</c> and <c>test</c>.</summary>
public sealed class DemoLeftoverSpecs(LeftoverSpecs.OneCheckout checkout) : LeftoverSpecs(checkout)
{
    [Fact(Timeout = Limit)]
    public Task A_demo_leaves_nothing() => RunAsync(0, null, "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_is_interrupted_leaves_nothing() => RunAsync(130, "=== uses: build-push", "./dev", "demo");

    [Fact(Timeout = Limit)]
    public Task A_demo_that_fails_leaves_nothing() => FailAsync("docker-registry", "./dev", "demo");

    // The SDK of this checkout runs no tests, and no tests are no success.
    [Fact(Timeout = Limit)]
    public Task Tests_that_fail_leave_nothing() => RunAsync(1, null, "./dev", "test");

    [Fact(Timeout = Limit)]
    public Task Tests_that_are_interrupted_leave_nothing() => RunAsync(130, "[lab] registries at", "./dev", "test");

    // What ./dev test does between starting the lab and stopping it does not matter to it.
    [Fact(Timeout = Limit)]
    public Task A_lab_in_a_subshell_is_not_started() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; said=$(lab_up 2>&1; true); [[ $said == *subshell* ]]");

    // Packages are installed while the lab runs, some of them in subshells.
    [Fact(Timeout = Limit)]
    public Task A_subshell_does_not_stop_the_lab_at_its_end() =>
        RunAsync(0, null, "bash", "-c", ". tests/lab/lab.sh; LAB_STATE=$(mktemp -d); lab_trap; (lab_quietly true); [[ -d $LAB_STATE ]]");
}
