namespace Depot.Actions.EndToEnd.Leftovers;

/// <summary><c>./dev faults</c>, <c>threats</c> and <c>bench</c>.</summary>
public sealed class ToolLeftoverSpecs(LeftoverSpecs.OneCheckout checkout) : LeftoverSpecs(checkout)
{
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
}
