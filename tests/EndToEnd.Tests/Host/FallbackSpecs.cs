using System.Net.Sockets;
using System.Runtime.InteropServices;
using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>Where a hand-off is off or impossible, the step runs in its container, says why, and leaves nothing behind.</summary>
public sealed class FallbackSpecs : IDisposable
{
    private const int Limit = 120_000;
    private const string Native = "The native variant (uses: depot/build-push-action/native@v1) runs on the host.";

    // The image has no shell that could play the CLI, so what shows that the action itself has run is its own first complaint.
    private const string NoCli = "The Depot CLI is neither on PATH nor in RUNNER_TEMP, which is not accessible from inside the container of this step. " + Native
        + " Or let the setup step run in its container, too: 'run-in: container'.";

    private readonly HostSession _session = new();

    public FallbackSpecs() => _session.Depot("exit 3");

    public void Dispose() => _session.Dispose();

    [Fact(Timeout = Limit)]
    public async Task Asked_to_stay_it_stays()
    {
        await ShouldStayAsync("'run-in: container' asks for it", runIn: "container");
    }

    [Fact(Timeout = Limit)]
    public async Task There_is_no_socket()
    {
        _session.Machine = _session.Machine with { EngineSocket = Path.Combine(_session.Directories.Root, "no.sock") };

        await ShouldStayAsync("no Docker Engine is at /var/run/docker.sock");
    }

    [Fact(Timeout = Limit)]
    public async Task The_socket_is_dead()
    {
        using var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        dead.Bind(new UnixDomainSocketEndPoint(Path.Combine(_session.Directories.Root, "dead.sock")));
        _session.Machine = _session.Machine with { EngineSocket = Path.Combine(_session.Directories.Root, "dead.sock") };

        await ShouldStayAsync("the Docker Engine at /var/run/docker.sock cannot be used: Connection refused");
    }

    [Fact(Timeout = Limit)]
    public async Task The_engine_refuses_a_second_container()
    {
        using var proxy = new RefusingSocket(Path.Combine(_session.Directories.Root, "proxy.sock"), _session.Lab.Engine, "POST /containers/create");
        _session.Machine = _session.Machine with { EngineSocket = proxy.Path };

        await ShouldStayAsync("the Docker Engine runs no second container: denied by policy");
    }

    [Fact(Timeout = Limit)]
    public async Task The_engine_refuses_to_start_it()
    {
        using var proxy = new RefusingSocket(Path.Combine(_session.Directories.Root, "proxy.sock"), _session.Lab.Engine, "POST /containers/");
        _session.Machine = _session.Machine with { EngineSocket = proxy.Path };

        await ShouldStayAsync("the Docker Engine runs no second container: denied by policy");
    }

    [Theory(Timeout = Limit)]
    [InlineData("""{"Id": "1"}""", false, "its answer lacks what an Engine says of a container")]
    [InlineData("null", false, "it answered with nothing")]
    [InlineData("<html>", false, "its answer is not the Engine's JSON")]
    [InlineData("{", true, "it answered with more than 16 MiB")]
    public async Task Something_else_answers_in_the_place_of_the_engine(string answer, bool isEndless, string words)
    {
        using var proxy = new RefusingSocket(Path.Combine(_session.Directories.Root, "proxy.sock"), _session.Lab.Engine, "POST /containers/create")
        {
            Status = "201 Created",
            Answer = isEndless ? "\r\n" + answer : RefusingSocket.Json(answer),
            IsEndless = isEndless,
        };
        _session.Machine = _session.Machine with { EngineSocket = proxy.Path };

        await ShouldStayAsync("the Docker Engine runs no second container: " + words);
    }

    // The machine's directories of that name are made by its Engine, and are empty.
    [Fact(Timeout = Limit)]
    public async Task The_engine_is_on_another_machine()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_session.Directories.Root, "empty")).FullName;
        _session.Docker($"arguments=()\nfor argument; do case $argument in */_github_workflow:*|*/_runner_file_commands:*|*/_temp:*) argument={empty}:${{argument##*:}};; esac; arguments+=(\"$argument\"); done\nexec docker \"${{arguments[@]}}\"");

        await ShouldStayAsync("the runner's files are not here: the Docker Engine is on another machine");
    }

    [Fact(Timeout = Limit)]
    public async Task The_runners_owner_forbids_it()
    {
        _session.Machine.Environment["DEPOT_ACTIONS_RUN_IN"] = "container";

        await ShouldStayAsync("DEPOT_ACTIONS_RUN_IN=container in the runner's environment forbids a hand-off");
    }

    [Fact(Timeout = Limit)]
    public async Task The_runners_owner_allows_the_host_alone()
    {
        _session.Machine.Environment["DEPOT_ACTIONS_RUN_IN"] = "host";
        _session.Docker("exec unshare --user --map-root-user --pid --fork --kill-child docker \"$@\"");

        await ShouldFailAsync("the runner itself runs in a container, and DEPOT_ACTIONS_RUN_IN=host in the runner's environment allows no other place");
    }

    // The file is in a mount namespace that only this runner has: other runners of this machine have tests at the same time.
    [Theory(Timeout = Limit)]
    [InlineData("host")]
    [InlineData("container")]
    public async Task The_machines_owner_says_where(string place)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "The file must be root's.");
        var (etc, temp) = (Path.Combine(_session.Directories.Root, "etc"), _session.Directories.Temp);
        _session.Machine = _session.Machine with
        {
            Before = ["unshare", "--mount", "bash", "-c", $"cp -a /etc {etc} && echo DEPOT_ACTIONS_RUN_IN={place} > {etc}/depot-actions.conf && mount --bind {etc} /etc && exec \"$@\"", "-"],
        };

        if (place == "container")
        {
            await ShouldStayAsync("/etc/depot-actions.conf on the runner's machine forbids a hand-off");
            return;
        }

        _session.Docker($"exec unshare --user --map-root-user --mount bash -c 'mount --bind {temp} {temp} && mount -o remount,bind,noexec {temp} && exec docker \"$@\"' - \"$@\"");
        await ShouldFailAsync("execve /*/depot-actions: Permission denied, and /etc/depot-actions.conf on the runner's machine allows no other place");
    }

    // Of a user's own making: the machine's real file would be heard by tests that run at the same time.
    [Fact(Timeout = Limit)]
    public async Task A_file_on_the_host_that_is_not_roots_alone_forbids_it()
    {
        _session.Docker("exec unshare --user --map-root-user --mount bash -c 'mount -t tmpfs none /etc && echo DEPOT_ACTIONS_RUN_IN=host > /etc/depot-actions.conf && exec docker \"$@\"' - \"$@\"");

        await ShouldStayAsync("/etc/depot-actions.conf can be written by others than root");
    }

    [Fact(Timeout = Limit)]
    public async Task The_runner_is_in_a_container()
    {
        _session.Docker("exec unshare --user --map-root-user --pid --fork --kill-child docker \"$@\"");

        await ShouldStayAsync("the runner itself runs in a container");
    }

    [Fact(Timeout = Limit)]
    public async Task The_temporary_directory_is_not_the_runners()
    {
        _session.Docker($"exec unshare --user --map-root-user --mount bash -c 'mount -t tmpfs none {_session.Directories.Temp} && exec docker \"$@\"' - \"$@\"");

        await ShouldStayAsync($"{_session.Directories.Temp} on the Engine's machine is not the runner's directory");
    }

    [Fact(Timeout = Limit)]
    public async Task The_host_cannot_execute_the_program()
    {
        var temp = _session.Directories.Temp;
        _session.Docker($"exec unshare --user --map-root-user --mount bash -c 'mount --bind {temp} {temp} && mount -o remount,bind,noexec {temp} && exec docker \"$@\"' - \"$@\"");

        var report = await BuildAsync();

        report.Log.Should().MatchRegex("This step runs in its container: execve /.*/depot-actions: Permission denied\\.");
        await ShouldBeGoneAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_step_that_must_run_on_the_host_fails_where_it_cannot()
    {
        _session.Machine = _session.Machine with { EngineSocket = Path.Combine(_session.Directories.Root, "no.sock") };

        var report = await BuildAsync("host");

        report.Annotations.Select(annotation => annotation.Message).Should().Equal(
            "Input 'run-in': the step cannot run on the host: no Docker Engine is at /var/run/docker.sock. The native variant (uses: depot/build-push-action/native@v1) runs there without a container.",
            "Docker run failed with exit code 1");
        await ShouldBeGoneAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Beside_a_container_of_the_job_paths_are_those_of_the_job()
    {
        await using var network = await JobNetwork.CreateAsync(_session);
        await network.StartAsync("--volume", $"{_session.Directories.Work}:/__w");
        var architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var directory = $"depot-tool-cache/depot/1.0.0/{architecture}";
        // A file that cannot be executed is enough to see what would be.
        _session.Machine.Write($"{_session.Directories.Temp}/{directory}/depot", "", executable: true);
        _session.Machine.Write($"{_session.Directories.Temp}/{directory}.complete", "");
        _session.Machine.Write($"{_session.Directories.Workspace}/Dockerfile", "FROM scratch\n");

        var report = await _session.RunAsync("""
            - id: setup
              uses: depot/setup-action@v1
              with: {version: 1.0.0, run-in: container}
            - uses: depot/build-push-action@v1
              with: {context: /__w/app/app, build-contexts: a=/__w/_temp/a, run-in: container}
            """);

        report["setup"].Path.Should().Equal($"/__w/_temp/{directory}");
        report["setup"].Outputs["path"].Should().Be($"/__w/_temp/{directory}/depot");
        report.Log.Should().MatchRegex($@"\n\[command\]/github/runner_temp/{directory}/depot build --build-context a=/github/runner_temp/a .* /github/workspace\n");
    }

    [Fact(Timeout = Limit)]
    public async Task A_service_beside_the_job_is_no_container_of_its_own()
    {
        await using var network = await JobNetwork.CreateAsync(_session);
        await network.StartAsync();

        var report = await BuildAsync();

        report.Log.Should().Contain("This step runs on the host");
        report.Steps[0].ExitCode.Should().Be(3);
        await ShouldBeGoneAsync(except: 1);
    }

    private async Task ShouldFailAsync(string obstacle)
    {
        var report = await BuildAsync();

        report.Annotations.Select(annotation => annotation.Message).Should().HaveCount(2).And.ContainMatch(
            $"The step cannot run on the host: {obstacle}. The native variant (uses: depot/build-push-action/native@v1) runs there without a container.");
        await ShouldBeGoneAsync();
    }

    private async Task ShouldStayAsync(string obstacle, string runIn = "auto")
    {
        var report = await BuildAsync(runIn);

        report.Log.Split('\n').Where(line => line.StartsWith("This step runs in its container", StringComparison.Ordinal)).Should().Equal(
            $"This step runs in its container: {obstacle}." + (runIn == "container" ? "" : " The native variant (uses: depot/build-push-action/native@v1) runs where a JavaScript action does."));
        report.Annotations.Select(annotation => annotation.Message).Should().Equal(NoCli, "Docker run failed with exit code 1");
        report.Steps[0].ExitCode.Should().Be(1);
        await ShouldBeGoneAsync();
    }

    private Task<JobReport> BuildAsync(string runIn = "auto") =>
        _session.RunAsync($"- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git\n    run-in: {runIn}");

    private async Task ShouldBeGoneAsync(int except = 0)
    {
        await _session.UntilNoContainersAsync(TimeSpan.FromSeconds(10), except);
        (await _session.ContainersAsync()).Should().HaveCount(except);
        _session.Leftovers.Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(_session.Directories.Workspace).Should().BeEmpty();
    }
}
