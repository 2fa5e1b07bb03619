using Depot.Actions.Host.Linux;

namespace Depot.Actions.Tests.Host.Linux;

public sealed class ConnectedProcessSpecs : IDisposable
{
    private const uint Runner = 1001;
    private static readonly HashSet<ulong> Sockets = [70, 71];
    private readonly string _proc = Directory.CreateTempSubdirectory("depot-actions-proc-").FullName;

    public void Dispose() => Directory.Delete(_proc, recursive: true);

    [Fact]
    public void It_is_the_process_of_the_runners_user_that_holds_a_connection()
    {
        Process(400, Runner, since: 5, sockets: 70);
        Process(401, 1002, since: 1, sockets: 71);
        Process(402, Runner, since: 2, sockets: 99);

        Find().Should().Be(new ConnectedProcess(400, true, false));
    }

    [Fact]
    public void Of_several_it_is_the_one_that_has_run_longest()
    {
        Process(400, Runner, since: 5, sockets: 70);
        Process(401, Runner, since: 4, sockets: 71);

        Find().Should().Be(new ConnectedProcess(401, false, false));
    }

    [Fact]
    public void Of_several_runners_it_is_the_one_whose_directories_are_nearest()
    {
        Process(400, Runner, since: 1, sockets: 70, variables: "HOME=/home/ci\0PATH=/usr/bin:/home/ci/runner1/bin\0");
        Process(401, Runner, since: 9, sockets: 71, variables: "HOME=/home/ci\0PATH=/usr/bin:/home/ci/runner2/bin\0");

        Find().Should().Be(new ConnectedProcess(401, true, false));
    }

    [Fact]
    public void A_process_in_a_container_is_not_used_and_shows_that_the_runner_is_in_one()
    {
        Process(400, Runner, since: 5, sockets: 70, nested: true);

        Find().Should().Be(new ConnectedProcess(null, false, true));
    }

    [Fact]
    public void The_container_of_the_step_holds_one_as_well_and_does_not_count()
    {
        Process(400, Runner, since: 5, sockets: 70, nested: true, cgroup: "0::/docker/abc");

        Find().Should().Be(new ConnectedProcess(null, false, false));
    }

    [Fact]
    public void No_process_is_connected()
    {
        Process(400, Runner, since: 5, sockets: 70);

        ConnectedProcess.Find(_proc, Runner, new HashSet<ulong>(), "abc", "/x").Should().Be(new ConnectedProcess(null, false, false));
    }

    private ConnectedProcess Find() => ConnectedProcess.Find(_proc, Runner, Sockets, "abc", "/home/ci/runner2/_work/_temp");

    private void Process(int id, uint user, ulong since, ulong sockets, bool nested = false, string cgroup = "0::/user.slice", string variables = "")
    {
        var directory = Directory.CreateDirectory(Path.Combine(_proc, $"{id}", "fd")).Parent!.FullName;
        File.WriteAllText(Path.Combine(directory, "status"), $"PPid:\t1\nUid:\t{user}\t0\t0\t0\nGid:\t{user}\t0\t0\t0\nGroups:\t{user} \nNSpid:\t{id}{(nested ? "\t1" : "")}\n");
        File.WriteAllText(Path.Combine(directory, "stat"), $"{id} (a b) c) S 1 {string.Concat(Enumerable.Range(5, 17).Select(field => field + " "))}{since} 0 0\n");
        File.WriteAllText(Path.Combine(directory, "cgroup"), cgroup + "\n");
        File.WriteAllText(Path.Combine(directory, "environ"), variables);
        File.CreateSymbolicLink(Path.Combine(directory, "fd", "3"), $"socket:[{sockets}]");
    }
}
