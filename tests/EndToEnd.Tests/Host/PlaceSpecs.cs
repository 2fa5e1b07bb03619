using System.Security.Cryptography;
using System.Text;
using ActionsRunner.Jobs;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>On every runner a step of ours is where the job's own steps are: the same files, user, variables and tools.</summary>
public class PlaceSpecs
{
    private const int Limit = 180_000;
    private const string Build = """
        - id: build
          uses: depot/build-push-action@v1
          with:
            context: https://github.com/octo/app.git
        """;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    public static TheoryData<PlaceMode> Modes => [PlaceMode.OverApi, PlaceMode.OfficialContainer, PlaceMode.Act];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task It_sees_what_a_script_of_the_job_sees(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Machine.Environment["OF_THE_RUNNER"] = "yes";
        // act tells no container action what earlier steps have put on PATH.
        var tool = mode == PlaceMode.Act ? "" : "; tool-of-the-job; echo $PATH";
        place.Session.Machine.Install("probe", $$"""
            #!/bin/sh
            exec > "$1" 2>&1
            id -u; id -g; id -G; echo "$HOME"; pwd; cat ~/.docker/config.json; cat /tmp/only-here-$OF_THE_JOB; umask; echo "$OF_THE_RUNNER"
            readlink /proc/self/ns/mnt /proc/self/ns/net /proc/self/ns/pid /proc/self/ns/ipc /proc/self/ns/uts
            grep -E '^(CapEff|NoNewPrivs):' /proc/self/status
            echo "$GITHUB_WORKSPACE $RUNNER_TEMP $RUNNER_TOOL_CACHE $GITHUB_EVENT_PATH"; cat "$GITHUB_EVENT_PATH"{{tool}}
            """);
        place.Session.Depot("""
            probe seen; cat > input
            echo $((0x$(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/self/status) & 0x1000)) > ignored
            """);

        (await place.RunAsync("""
            - run: |
                mark=$(cat /proc/sys/kernel/random/uuid)
                echo here > /tmp/only-here-$mark
                mkdir -p ~/.docker "$RUNNER_TEMP/tools"
                echo '{"auths": {}}' > ~/.docker/config.json
                printf '#!/bin/sh\necho tool\n' > "$RUNNER_TEMP/tools/tool-of-the-job"
                chmod +x "$RUNNER_TEMP/tools/tool-of-the-job"
                echo "$RUNNER_TEMP/tools" >> "$GITHUB_PATH"
                echo "OF_THE_JOB=$mark" >> "$GITHUB_ENV"
            - run: probe expected

            """ + Build + "\n- run: rm /tmp/only-here-* && rm -r \"$RUNNER_TEMP/tools\"")).Successfully();

        place.Read("seen").Should().Be(place.Read("expected"));
        place.Read("expected").Should().Contain("here\n");
        place.Read("input").Should().BeEmpty("standard input is at its end");
        place.Read("ignored").Should().Be("0\n", "SIGPIPE ends a program whose reader has ended");
        await place.ShouldBeGoneAsync(Soon);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task One_line_of_the_log_says_where_the_step_runs(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot("exit 0");

        var report = await place.RunAsync(Build);

        report.Log.Split('\n').Where(line => line.StartsWith("This step runs ", StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().Match(mode == PlaceMode.OverApi
                ? "This step runs on the host as user '*', as a JavaScript action would. 'run-in: container' switches this off."
                : "This step runs in the job's container as user 'root', as a JavaScript action would. 'run-in: container' switches this off.");
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task Outputs_and_files_are_as_a_script_leaves_them(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot("""
            echo built > made
            for argument; do [ "$before" != --metadata-file ] || echo '{"containerimage.digest": "sha256:1111111111111111111111111111111111111111111111111111111111111111", "depot.build": {"buildID": "b1"}}' > "$argument"; before=$argument; done
            """);

        var report = (await place.RunAsync(Build + "\n- run: touch other && stat -c '%u %g %a' made other | uniq | wc -l && rm made other")).Successfully();

        report["build"].Outputs["digest"].Should().Be("sha256:1111111111111111111111111111111111111111111111111111111111111111");
        report["build"].Summary.Should().NotBeEmpty();
        report.Steps[^1].Log.Split('\n')[^1].Should().Be("1");
        await place.ShouldBeGoneAsync(Soon);
    }

    [Theory(Timeout = Limit)]
    [InlineData(PlaceMode.OverApi, 42)]
    [InlineData(PlaceMode.OfficialContainer, 42)]
    [InlineData(PlaceMode.Act, 42)]
    [InlineData(PlaceMode.Act, 255)]
    public async Task The_exit_code_is_the_clis(PlaceMode mode, int code)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot($"exit {code}");

        var report = await place.RunAsync(Build);

        report["build"].ExitCode.Should().Be(code);
        await place.ShouldBeGoneAsync(Soon);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task Paths_in_a_value_are_those_of_the_place(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Machine.Write($"{place.Session.Directories.Workspace}/Dockerfile", "FROM scratch\n");
        place.Session.Depot("printf '%s\\n' \"$@\" > arguments; pwd > folder");

        (await place.RunAsync("""
            - run: mkdir -p out
            - uses: depot/build-push-action@v1
              with:
                context: ${{ github.workspace }}
                outputs: type=local,dest=${{ github.workspace }}/out
            """)).Successfully();

        var workspace = place.Read("folder").Trim();
        workspace.Should().Be(mode == PlaceMode.OfficialContainer ? "/__w/app/app" : place.Session.Directories.Workspace);
        place.Read("arguments").Split('\n').Should().ContainInOrder("--output", $"type=local,dest={workspace}/out", workspace);
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task Long_values_arrive_unchanged(PlaceMode mode)
    {
        const string Odd = "a\"b'c\\d$e`f\u00e4\u20ac\U0001F600 %0A ::x:: \n";
        var value = string.Concat(Enumerable.Repeat(Odd, (100 << 10) / Encoding.UTF8.GetByteCount(Odd)));
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot("printf '%s' \"$BIG\" | sha256sum | cut -d ' ' -f 1 > hash");
        using var job = place.Session.NewJob();
        job.Environment["BIG"] = value;

        (await HostSession.RunAsync(job, Build)).Successfully();

        place.Read("hash").Trim().Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))));
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Modes))]
    public async Task Asked_to_stay_it_stays(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot("exit 0");

        var report = await place.RunAsync(Build + "\n    run-in: container");

        report.Log.Should().Contain("This step runs in its container: 'run-in: container' asks for it.\n").And.Contain("Or let the setup step run in its container, too: 'run-in: container'.");
        report.Status.Should().Be(Outcome.Failure);
        await place.ShouldBeGoneAsync(Soon);
    }

    // Neither a C library nor accounts nor certificates; and a user who is not root and has nothing to say about our files.
    [Theory(Timeout = Limit)]
    [InlineData("0:0", "root")]
    [InlineData("4711:4711", "user 4711")]
    public async Task A_container_of_the_job_may_be_almost_empty(string user, string name)
    {
        await using var place = await PlaceSession.StartAsync(JobImage.Require("bare"), "--user", user);
        File.SetUnixFileMode(place.Session.Directories.Workspace, (UnixFileMode)0b111_111_111);
        place.Session.Machine.Install("depot", "#!/bin/busybox sh\n/bin/busybox id -u > seen\nexit 3\n");

        var report = await place.RunAsync(Build);

        report.Log.Should().Contain($"This step runs in the job's container as user '{name}', as a JavaScript action would.");
        report["build"].ExitCode.Should().Be(3);
        place.Read("seen").Trim().Should().Be(user.Split(':')[0]);
        await place.ShouldBeGoneAsync(Soon);
    }
}
