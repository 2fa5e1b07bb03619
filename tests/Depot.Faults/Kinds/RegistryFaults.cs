using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The registry misbehaves while a real BuildKit pushes to it.</summary>
internal static class RegistryFaults
{
    private const string Red = "exit code 1 and an error that names the registry's answer";

    // BuildKit tries a push several times, with longer and longer waits.
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(180);

    public static IEnumerable<Fault> All =>
    [
        .. new[] { 401, 403, 404, 413, 429, 500, 503 }.Select(status => new Fault($"registry answers a layer with {status}", Red,
            async arena => Nothing(await PushAsync(arena, new(status)), $"{status}"))),
        new("registry demands a login, and there is none", "exit code 1 and an error that says so",
            async arena => Nothing(await PushAsync(arena, new(401) { Headers = "WWW-Authenticate: Basic realm=\"faults\"\r\n" }), "401")),
        new("registry closes the connection in the middle of every layer", "exit code 1 and one error",
            async arena => Nothing(await PushAsync(arena, new(0) { CutAfter = 100 }))),
        new("registry closes the connection in the middle of a layer once", "pushed on the next try",
            async arena => Pushed(await PushAsync(arena, new(0) { CutAfter = 100, Times = 1 }))),
        new("registry is unavailable once", "pushed on the next try",
            async arena => Pushed(await PushAsync(arena, new(503) { Times = 1 }))),
        new("registry takes 2 s for every answer", "pushed",
            async arena => Pushed(await PushAsync(arena, new(201) { Delay = TimeSpan.FromSeconds(2) }))),
        new("registry hangs in the middle of a push", "cancelled by SIGINT within 10 s, nothing left",
            async arena =>
            {
                await PrepareAsync(arena, new(201) { Delay = TimeSpan.FromMinutes(10) });
                var step = arena.Start("build-push");
                await step.UntilAsync("pushing layers");
                await Task.Delay(500);
                step.Send(Signal.Interrupt);
                return (await step.EndAsync(TimeSpan.FromSeconds(10))).Hides(arena.Secret).Cancelled();
            }),
        new("no server listens at the registry", "exit code 1 and an error that says so",
            async arena =>
            {
                var registry = await PrepareAsync(arena, new(201));
                registry.Dispose();
                return (await arena.RunAsync("build-push", Patient)).Hides(arena.Secret).Failed(1, "connection refused");
            }),
    ];

    private static async Task<FaultyRegistry> PrepareAsync(Arena arena, Upload upload)
    {
        await RealCli.UseAsync(arena, Sandbox.Scripting.Script.Nothing, builds: true);
        var registry = arena.Own(new FaultyRegistry(upload));
        arena.Input("tags", $"{registry.Host}/app:1").Input("push", "true");
        return registry;
    }

    private static async Task<(StepEnd End, FaultyRegistry Registry)> PushAsync(Arena arena, Upload upload)
    {
        var registry = await PrepareAsync(arena, upload);
        return ((await arena.RunAsync("build-push", Patient)).Hides(arena.Secret), registry);
    }

    private static string Nothing((StepEnd End, FaultyRegistry Registry) push, params string[] words)
    {
        push.End.Must(push.Registry.Manifests == 0, "a manifest without its layers was pushed");
        return push.End.Failed(1, words);
    }

    private static string Pushed((StepEnd End, FaultyRegistry Registry) push)
    {
        push.End.Must(push.Registry.Manifests > 0, "no manifest was pushed");
        return push.End.Succeeded();
    }
}
