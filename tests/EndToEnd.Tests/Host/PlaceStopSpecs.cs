using System.Diagnostics;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>However a step ends in a place that has no container of its own, all that it started ends with it, and no file of ours is left.</summary>
public class PlaceStopSpecs
{
    private const int Limit = 180_000;
    private const string Build = "- uses: depot/build-push-action@v1\n  with:\n    context: https://github.com/octo/app.git";

    // Ours is 9 s after the first signal; a busy machine takes longer to remove containers.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    public static TheoryData<PlaceMode, string> Ends
    {
        get
        {
            var rows = new TheoryData<PlaceMode, string>();
            foreach (var mode in new[] { PlaceMode.OverApi, PlaceMode.OfficialContainer, PlaceMode.Act })
            {
                foreach (var end in new[] { "INT", "TERM", "kill the runner's container", "remove the runner's container", "kill our program" }) rows.Add(mode, end);
            }

            // In a job's container nothing shows that the runner is gone, to a JavaScript action as little as to ours: a runner signals first.
            rows.Add(PlaceMode.OverApi, "kill the runner");
            return rows;
        }
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Ends))]
    public async Task Nothing_is_left_of_a_build_that_ignores_every_signal(PlaceMode mode, string end)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        var mark = $"mark-{Guid.NewGuid():N}";
        place.Session.Depot($$"""
            trap '' INT TERM HUP
            setsid sh -c 'trap "" INT TERM HUP; echo up > grandchild; while :; do sleep 0.2; done' {{mark}} &
            echo "$PPID" > child
            exec sh -c 'trap "" INT TERM HUP; while :; do sleep 0.2; done' {{mark}}
            """);
        using var job = place.Session.NewJob();
        var running = HostSession.RunAsync(job, Build);
        await HostSession.UntilWrittenAsync(Path.Combine(place.Session.Directories.Workspace, "grandchild"));
        await HostSession.UntilWrittenAsync(Path.Combine(place.Session.Directories.Workspace, "child"));
        var marked = Processes(mark);
        marked.Should().HaveCountGreaterThan(1);
        var name = await NameAsync(place);

        var clock = Stopwatch.StartNew();
        if (end == "kill the runner's container") await place.Session.DockerAsync("kill", name);
        else if (end == "remove the runner's container") await place.Session.DockerAsync("rm", "--force", name);
        else if (end == "kill the runner") HostSession.Signal(HostSession.RunnerOf(name), "KILL");
        else if (end == "kill our program") HostSession.Signal(Ours(marked), "KILL");
        else await place.Session.DockerAsync("kill", "--signal", end, name);

        while (Processes(mark).Length > 0 && clock.Elapsed < Soon) await Task.Delay(50);
        var left = Processes(mark);
        foreach (var process in left) HostSession.Signal(process, "KILL");
        left.Should().BeEmpty("'{0}' ended the step", end);
        (await running).Steps[0].ExitCode.Should().NotBe(0);
        await place.Session.UntilNoContainersAsync(Soon, place.Usual);
        while (place.Leftovers.Any() && clock.Elapsed < Soon) await Task.Delay(50);
        place.Leftovers.Should().BeEmpty();
    }

    [Theory(Timeout = Limit)]
    [InlineData(PlaceMode.OverApi)]
    [InlineData(PlaceMode.OfficialContainer)]
    [InlineData(PlaceMode.Act)]
    public async Task A_build_that_obeys_ends_in_its_own_way(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        place.Session.Depot("trap 'echo interrupted > how; exit 7' INT; echo up > child; while :; do sleep 0.1; done");
        using var job = place.Session.NewJob();
        var running = HostSession.RunAsync(job, Build);
        await HostSession.UntilWrittenAsync(Path.Combine(place.Session.Directories.Workspace, "child"));

        // To the container itself: a client of the Engine that is cancelled may be gone at once, and act removes the container then.
        await place.Session.DockerAsync("kill", "--signal", "INT", await NameAsync(place));

        (await HostSession.UntilWrittenAsync(Path.Combine(place.Session.Directories.Workspace, "how"))).Should().Be("interrupted");
        await running;
        await place.ShouldBeGoneAsync(Soon);
    }

    [Theory(Timeout = Limit)]
    [InlineData(PlaceMode.OverApi)]
    [InlineData(PlaceMode.OfficialContainer)]
    [InlineData(PlaceMode.Act)]
    public async Task What_the_cli_leaves_running_ends_with_the_step(PlaceMode mode)
    {
        await using var place = await PlaceSession.StartAsync(mode);
        var mark = $"mark-{Guid.NewGuid():N}";
        place.Session.Depot($"setsid sh -c 'echo up > grandchild; while :; do sleep 0.2; done' {mark} > /dev/null 2>&1 &\nwhile [ ! -s grandchild ]; do sleep 0.1; done");

        (await place.RunAsync(Build)).Successfully();

        var clock = Stopwatch.StartNew();
        while (Processes(mark).Length > 0 && clock.Elapsed < Soon) await Task.Delay(50);
        Processes(mark).Should().BeEmpty();
    }

    // Of the container that the runner started.
    private static async Task<string> NameAsync(PlaceSession place) =>
        (await place.Session.NamesAsync()).First(name => !name.EndsWith("-host", StringComparison.Ordinal) && !name.EndsWith("_job", StringComparison.Ordinal));

    // Our program is the parent of the CLI.
    private static int Ours(int[] marked) => marked.Select(Parent).First(parent => CommandLine(parent).Contains("depot-actions", StringComparison.Ordinal));

    private static int Parent(int process) => int.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal)).Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static int[] Processes(string mark) => [.. Directory.EnumerateDirectories("/proc").Select(directory => Path.GetFileName(directory))
        .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)).Where(process => CommandLine(process).Contains(mark, StringComparison.Ordinal))];

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
