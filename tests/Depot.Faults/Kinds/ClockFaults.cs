using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The machine's clock is wrong, or jumps while the step runs. libfaketime plays it to the program and to the CLI.</summary>
internal static class ClockFaults
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib64/faketime"];
    private static readonly (string Name, string Time)[] Wrong = [("1970", "@1970-01-02 00:00:00"), ("2037", "@2037-12-31 23:59:59"), ("twenty times too fast", "+0 x20")];

    public static IEnumerable<Fault> All =>
    [
        .. Wrong.Select(clock => new Fault($"clock is {clock.Name}: build", "the step succeeds", async arena => (await Faked(arena, clock.Time).ForBuild().Cli("SLEEP_MS", "300").RunAsync("build-push")).Succeeded())),
        .. Wrong.Select(clock => new Fault($"clock is {clock.Name}: setup", "the CLI is installed", async arena => await ReleaseFaults.InstallsAsync(Faked(arena, clock.Time), _ => { }))),
        .. new[] { "-400d", "+400d" }.Select(jump => new Fault($"clock jumps by {jump} while the CLI builds", "the step succeeds", async arena => await JumpAsync(arena, jump))),
        new("clock jumps back while the release service is down", "the tries end, with an error", async arena =>
        {
            var time = Jumping(arena);
            return await ReleaseFaults.FailsAsync(arena, server => server.On(ReleaseFaults.Lookup, (_, turn) =>
            {
                File.WriteAllText(time, turn % 2 == 0 ? "-400d" : "+400d");
                return ServerAnswer.Error(503);
            }), "503");
        }),
        new("clock jumps back in the middle of a download", "the CLI is installed", async arena =>
        {
            var time = Jumping(arena);
            return await ReleaseFaults.InstallsAsync(arena, server => server.On(ReleaseFaults.File, ServerAnswer.File(TestArchive.Release()) with
            {
                Halfway = async () =>
                {
                    await File.WriteAllTextAsync(time, "-400d");
                    await Task.Delay(500);
                },
            }));
        }),
        new("clock jumps back and the step is cancelled while the CLI is deaf", "ends within 10 s", async arena =>
        {
            var (step, time) = await BuildingAsync(arena.Cli("IGNORE_SIGNALS", "1"));
            step.Send(Signal.Interrupt);
            await File.WriteAllTextAsync(time, "-400d");
            return (await step.EndAsync(TimeSpan.FromSeconds(10))).Cancelled();
        }),
    ];

    private static async Task<string> JumpAsync(Arena arena, string jump)
    {
        var (step, time) = await BuildingAsync(arena.Cli("SLEEP_MS", "1500"));
        await File.WriteAllTextAsync(time, jump);
        return (await step.EndAsync(Arena.Usual)).Succeeded();
    }

    private static async Task<(RunningStep Step, string Time)> BuildingAsync(Arena arena)
    {
        var time = Jumping(arena);
        var started = Path.Combine(arena.Root, "started");
        if (!arena.Variables.ContainsKey("FAKE_DEPOT_SLEEP_MS")) arena.Cli("SLEEP_MS", "60000");
        var step = arena.ForBuild().Cli("STARTED", started).Start("build-push");
        await step.UntilStartedAsync(started);
        await Task.Delay(200);
        return (step, time);
    }

    private static Arena Faked(Arena arena, string time) => Library(arena, isFaster: time.Contains('x', StringComparison.Ordinal)).Set("FAKETIME", time);

    private static string Jumping(Arena arena)
    {
        var file = Path.Combine(arena.Root, "time");
        File.WriteAllText(file, "+0");
        Library(arena).Set("FAKETIME_TIMESTAMP_FILE", file).Set("FAKETIME_NO_CACHE", "1");
        return file;
    }

    // The monotonic clock stays as it is: the kernel's does, whatever happens to the time of day. Without the second of the
    // variables, libfaketime would have every wait of threads on that clock end at once; with it and a clock that runs faster, no
    // such wait would ever end.
    private static Arena Library(Arena arena, bool isFaster = false)
    {
        var library = Places.Select(directory => Path.Combine(directory, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
            ?? throw new SkipException("there is no libfaketime (Debian's package libfaketime)");
        arena = arena.Set("LD_PRELOAD", library).Set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        return isFaster ? arena : arena.Set("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
