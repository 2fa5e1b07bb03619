using System.Security.Cryptography;
using System.Text;
using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>A container action that runs on the host is there what a JavaScript action would be.</summary>
public sealed class HandOffSpecs : IDisposable
{
    private const int Limit = 120_000;
    private const string Build = """
        - id: build
          uses: depot/build-push-action@v1
          with:
            context: https://github.com/octo/app.git
        """;

    private readonly HostSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact(Timeout = Limit)]
    public async Task It_is_the_runners_user_in_the_runners_world()
    {
        _session.Machine.Environment["OF_THE_WORKER"] = "yes";
        _session.Depot("""
            { id -u; id -g; id -G | tr ' ' '\n' | sort; echo "$HOME"; echo "$PATH"; pwd; cat /proc/$$/comm; echo "$OF_THE_WORKER"; echo "$GITHUB_WORKSPACE"
              readlink /proc/self/ns/mnt /proc/self/ns/net /proc/self/ns/pid /proc/self/ns/ipc /proc/self/ns/uts /proc/self/ns/cgroup
              grep -E '^(CapInh|CapPrm|CapEff|CapAmb|NoNewPrivs|Seccomp):' /proc/self/status | cut -f 2
              echo "ignored: $((0x$(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/self/status) & 0x1000))"; } > seen
            """);

        (await _session.RunAsync(Build)).Successfully();
        var there = (await _session.RunAsync("- run: id -u; id -g; id -G | tr ' ' '\\n' | sort; readlink /proc/self/ns/mnt /proc/self/ns/net /proc/self/ns/pid /proc/self/ns/ipc /proc/self/ns/uts /proc/self/ns/cgroup")).Log
            .Split('\n').SkipWhile(line => !char.IsAsciiDigit(line.FirstOrDefault())).ToArray();

        var seen = File.ReadAllLines(Path.Combine(_session.Directories.Workspace, "seen"));
        var ids = there.TakeWhile(line => char.IsAsciiDigit(line[0])).ToArray();
        string[] expected =
        [
            .. ids, _session.Directories.Home, _session.Machine.Environment["PATH"], _session.Directories.Workspace, "depot", "yes", _session.Directories.Workspace,
            .. there.Skip(ids.Length), .. Enumerable.Repeat("0000000000000000", 4), "0", "0", "ignored: 0",
        ];
        seen.Zip(expected).Where(pair => pair.First != pair.Second).Should().BeEmpty("all is as for a step of the runner's own");
        seen.Should().HaveSameCount(expected);
    }

    [Fact(Timeout = Limit)]
    public async Task One_line_of_the_log_says_that_the_step_runs_on_the_host()
    {
        _session.Depot("exit 0");

        var report = await _session.RunAsync(Build);

        report.Log.Split('\n').Should().ContainSingle(line => line.StartsWith("This step runs on the host as user '", StringComparison.Ordinal)
            && line.EndsWith("', as a JavaScript action would. 'run-in: container' switches this off.", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task Files_and_outputs_are_the_runners()
    {
        _session.Depot("""
            echo built > made
            for argument; do [ "$before" != --metadata-file ] || echo '{"containerimage.digest": "sha256:1111111111111111111111111111111111111111111111111111111111111111", "depot.build": {"buildID": "b1"}}' > "$argument"; before=$argument; done
            """);

        var report = (await _session.RunAsync(Build + "\n- run: stat -c '%u' made $GITHUB_WORKSPACE | uniq | wc -l; rm made")).Successfully();

        report["build"].Outputs["digest"].Should().Be("sha256:1111111111111111111111111111111111111111111111111111111111111111");
        report.Steps[^1].Log.Split('\n')[^1].Should().Be("1");
        await ShouldBeGoneAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(130)]
    [InlineData(255)]
    public async Task The_exit_code_is_the_clis(int code)
    {
        _session.Depot($"exit {code}");

        var report = await _session.RunAsync(Build);

        report["build"].ExitCode.Should().Be(code);
        await ShouldBeGoneAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Paths_of_the_container_in_a_value_are_the_hosts()
    {
        _session.Depot("printf '%s\\n' \"$@\" > arguments");
        _session.Machine.Write($"{_session.Directories.Workspace}/Dockerfile", "FROM scratch\n");

        (await _session.RunAsync("""
            - uses: depot/build-push-action@v1
              with:
                context: ${{ github.workspace }}
                outputs: type=local,dest=${{ github.workspace }}/out
                build-contexts: a=/github/workspace/a
            """)).Successfully();

        var workspace = _session.Directories.Workspace;
        File.ReadAllLines(Path.Combine(workspace, "arguments")).Should().ContainInOrder("--build-context", $"a={workspace}/a", "--output", $"type=local,dest={workspace}/out", workspace);
    }

    // Secrets are bytes: what is rewritten for the host would be masked as it is there, and shown as it is.
    [Fact(Timeout = Limit)]
    public async Task Paths_of_the_container_in_a_secret_are_its_own()
    {
        const string Key = "/github/workspace/t0p=k3y";
        _session.Depot("for argument; do case $argument in id=DEPLOY,env=*) printenv \"${argument#id=DEPLOY,env=}\" > secret;; esac; done");
        using var job = _session.NewJob();
        job.Environment["DEPLOY_KEY"] = Key;

        (await HostSession.RunAsync(job, Build + "\n    secret-envs: DEPLOY=DEPLOY_KEY")).Successfully();

        (await File.ReadAllTextAsync(Path.Combine(_session.Directories.Workspace, "secret"))).Should().Be(Key + "\n");
    }

    [Theory(Timeout = Limit)]
    [InlineData(100 << 10, 1)]
    [InlineData(130_000, 15)]
    public async Task Long_values_arrive_unchanged(int length, int count)
    {
        // Every character that something on the way might take for its own.
        const string Odd = "a\"b'c\\d$e`f\u00e4\u20ac\U0001F600 %0A ::x:: ";
        var value = string.Concat(Enumerable.Repeat(Odd, length / Encoding.UTF8.GetByteCount(Odd)));
        _session.Depot("for name in $(env -0 | tr '\\n\\0' ' \\n' | sed -n 's/^\\(BIG_[0-9]*\\)=.*/\\1/p' | sort -V); do printenv \"$name\" | tr -d '\\n' | sha256sum | cut -d ' ' -f 1; done > hashes");
        using var job = _session.NewJob();
        for (var number = 0; number < count; number++) job.Environment[$"BIG_{number}"] = value;

        (await HostSession.RunAsync(job, Build)).Successfully();

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
        File.ReadAllLines(Path.Combine(_session.Directories.Workspace, "hashes")).Should().Equal(Enumerable.Repeat(hash, count));
    }

    [Fact(Timeout = Limit)]
    public async Task What_the_build_prints_comes_as_it_is_printed()
    {
        _session.Depot("for tick in 1 2 3 4 5; do echo \"tick $tick\"; echo \"tock $tick\" >&2; sleep 0.2; done");
        using var job = _session.NewJob();
        var times = new List<DateTime>();
        job.Log.Written += line =>
        {
            if (line.StartsWith("tick", StringComparison.Ordinal)) lock (times) times.Add(DateTime.UtcNow);
        };

        (await HostSession.RunAsync(job, Build)).Successfully();

        times.Should().HaveCount(5);
        (times[^1] - times[0]).Should().BeGreaterThan(TimeSpan.FromMilliseconds(600));
    }

    [Fact(Timeout = Limit)]
    public async Task A_child_that_reads_standard_input_finds_its_end()
    {
        _session.Depot("cat > input; echo end >> input");

        (await _session.RunAsync(Build)).Successfully();

        File.ReadAllText(Path.Combine(_session.Directories.Workspace, "input")).Should().Be("end\n");
    }

    [Fact(Timeout = Limit)]
    public async Task A_path_that_the_workflow_sets_holds()
    {
        _session.Depot("echo \"$PATH\" > path");

        (await _session.RunAsync($"- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git\n  env:\n    PATH: {_session.Directories.Programs}:/usr/local/bin:/usr/bin:/bin:/mine")).Successfully();

        File.ReadAllText(Path.Combine(_session.Directories.Workspace, "path")).Should().Be($"{_session.Directories.Programs}:/usr/local/bin:/usr/bin:/bin:/mine\n");
    }

    [Fact(Timeout = Limit)]
    public async Task The_second_container_is_the_runners_to_remove_and_logs_nothing()
    {
        _session.Depot("exec sleep 60");
        using var job = _session.NewJob();
        var running = HostSession.RunAsync(job, Build);
        string[] names;
        while ((names = await _session.NamesAsync()).Length == 0) await Task.Delay(100);
        var second = names[0] + "-host";
        while ((await _session.DockerAsync("ps", "--quiet", "--filter", $"name=^{second}$")).Length == 0) await Task.Delay(100);

        var facts = await _session.DockerAsync("inspect", "--format", "{{.HostConfig.LogConfig.Type}} {{.HostConfig.AutoRemove}} {{.HostConfig.PidMode}} {{json .Config.Labels}}", second);
        job.Cancel();

        (await running).Status.Should().Be(Outcome.Cancelled);
        facts[0].Should().StartWith("none true host {").And.Contain($"\"{_session.Machine.Label}\":\"\"");
        await ShouldBeGoneAsync();
    }

    private async Task ShouldBeGoneAsync()
    {
        await _session.UntilNoContainersAsync(TimeSpan.FromSeconds(15));
        _session.Leftovers.Should().BeEmpty();
    }
}
