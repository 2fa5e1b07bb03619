using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The runner ends the step, at each phase, in each way.</summary>
internal static class KillFaults
{
    private const string Tidy = "ends within 10 s; no error, no process, no file, no secret left";
    private const string Forced = "no process left after 10 s, and no secret in what it could not tidy up";

    private static readonly (string Name, int Number)[] Asking = [("SIGINT", Signal.Interrupt), ("SIGTERM", Signal.Terminate), ("SIGHUP", Signal.Hangup)];
    private static readonly (string Name, int Number)[] Forcing = [("SIGKILL", Signal.Kill), ("SIGQUIT", Signal.Quit), ("SIGSEGV", Signal.Segmentation), ("SIGABRT", Signal.Abort)];

    public static IEnumerable<Fault> All =>
    [
        .. from phase in Phases from signal in Asking select new Fault($"{signal.Name} {phase.Name}", Tidy, async arena => await AskAsync(arena, phase, signal.Number)),
        .. from phase in Phases from signal in Forcing select new Fault($"{signal.Name} {phase.Name}", Forced, async arena => await ForceAsync(arena, phase, signal.Number)),
        new("SIGINT twice while the CLI is deaf", Tidy, async arena =>
        {
            var step = await Deaf.BeginAsync(arena);
            step.Send(Signal.Interrupt);
            await Task.Delay(200);
            step.Send(Signal.Interrupt);
            return (await step.EndAsync(TimeSpan.FromSeconds(10))).Hides(arena.Secret).Cancelled();
        }),
        .. from signal in new[] { ("SIGINT", Signal.Interrupt), ("SIGTERM", Signal.Terminate) }
           from started in new[] { ("a child", "sleep 77123 &"), ("a daemon", "(setsid sh -c 'trap \"\" TERM INT; exec sleep 77123' &)"), ("a child, and stopped the process between", "sleep 77123 & kill -STOP $PPID") }
           select new Fault($"{signal.Item1} while the CLI is deaf and has started {started.Item1}", Tidy, async arena =>
           {
               var file = Path.Combine(arena.Root, "started");
               Script(arena, $"trap '' INT TERM HUP; {started.Item2}\ntouch {file}; while :; do sleep 0.2; done");
               var step = arena.ForBuild().Start("build-push");
               await step.UntilStartedAsync(file);
               await Task.Delay(300);
               step.Send(signal.Item2);
               return (await step.EndAsync(TimeSpan.FromSeconds(10))).Hides(arena.Secret).Cancelled();
           }),
        new("the CLI kills the process between the step and it", "the step fails, and no process is left", async arena =>
        {
            Script(arena, "sleep 77124 & (setsid sh -c 'trap \"\" TERM; exec sleep 77124' &)\nsleep 0.5; kill -KILL $PPID; sleep 5");
            var end = await arena.ForBuild().RunAsync("build-push");
            end.Must(end.ExitCode == 137, $"exit code {end.ExitCode}");
            return "exit 137, nothing left";
        }),
        new("the runner's whole ladder: SIGINT, SIGTERM, SIGKILL", Forced, async arena =>
        {
            arena.IsForced = true;
            var step = await Deaf.BeginAsync(arena);
            step.Send(Signal.Interrupt);
            await Task.Delay(7500);
            step.Send(Signal.Terminate);
            await Task.Delay(2500);
            step.Send(Signal.Kill);
            return Ended(await step.EndAsync(TimeSpan.FromSeconds(1)), arena);
        }),
    ];

    private static Phase Deaf => Phases.Single(phase => phase.Name.Contains("deaf", StringComparison.Ordinal));

    private static IReadOnlyList<Phase> Phases { get; } =
    [
        new("while it waits for a token", async arena =>
        {
            var server = arena.Own(new MuteServer());
            arena.ForBuild().Unset("INPUT_TOKEN").Set("ACTIONS_ID_TOKEN_REQUEST_URL", server.Address + "/token").Set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", arena.Secret);
            var step = arena.Start("build-push");
            await step.UntilAsync("::add-mask::");
            await Task.Delay(300);
            return step;
        }),
        new("while the CLI builds", async arena => await Building(arena.Cli("STDERR", "#1 building\n"))),
        new("while the CLI is silent and deaf", async arena => await Building(arena.Cli("IGNORE_SIGNALS", "1"))),
        new("while bake evaluates its files", async arena =>
        {
            arena.Write("docker-bake.hcl", "target \"default\" {}\n");
            return await Building(arena.Input("project", "p1").Input("token", arena.Secret), "bake");
        }),
    ];

    private static async Task<RunningStep> Building(Arena arena, string action = "build-push")
    {
        var started = Path.Combine(arena.Root, "started");
        var step = (action == "bake" ? arena : arena.ForBuild()).Cli("STARTED", started).Cli("SLEEP_MS", "60000").Start(action);
        await step.UntilStartedAsync(started);
        await Task.Delay(200);
        return step;
    }

    // In place of the fake, which is a link.
    private static void Script(Arena arena, string text)
    {
        var file = Path.Combine(arena.Bin, "depot");
        File.Delete(file);
        File.WriteAllText(file, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<string> AskAsync(Arena arena, Phase phase, int signal)
    {
        var step = await phase.BeginAsync(arena);
        step.Send(signal);
        return (await step.EndAsync(TimeSpan.FromSeconds(10))).Hides(arena.Secret).Cancelled();
    }

    private static async Task<string> ForceAsync(Arena arena, Phase phase, int signal)
    {
        arena.IsForced = true;
        var step = await phase.BeginAsync(arena);
        var ending = step.EndAsync(TimeSpan.FromSeconds(10));
        // A .NET program takes the first signal of some kinds for a fault in its own code and goes back to that code.
        while (!ending.IsCompleted)
        {
            step.Send(signal);
            await Task.WhenAny(ending, Task.Delay(200));
        }

        return Ended(await ending, arena);
    }

    private static string Ended(StepEnd end, Arena arena)
    {
        end.Hides(arena.Secret).Must(end.ExitCode != 0, "exit code 0 although it was killed");
        return FormattableString.Invariant($"exit {end.ExitCode}, {end.Took.TotalSeconds:0.0} s");
    }

    /// <summary>A moment in a step's life.</summary>
    private sealed record Phase(string Name, Func<Arena, Task<RunningStep>> BeginAsync);
}
