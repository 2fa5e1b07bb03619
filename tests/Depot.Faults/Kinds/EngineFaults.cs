using System.Diagnostics;
using Depot.Actions.EndToEnd.Host;
using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>The Docker Engine goes away while a container action hands its step over to the host.</summary>
internal static class EngineFaults
{
    private const string InContainer = "the step runs in its container, where the CLI is missing, and says so";

    public static IEnumerable<Fault> All =>
    [
        new("Engine vanishes before there is a second container", InContainer, async arena =>
            (await Start(arena, "POST /containers/create").Step.EndAsync(Arena.Usual)).Hides(arena.Secret).Failed(1, "inside the container of this step")),
        .. new[] { "attach", "wait", "start" }.Select(request => new Fault($"Engine vanishes with the request to {request}", InContainer + "; a warning names the container that is left", async arena =>
        {
            var end = (await Start(arena, "POST /containers/", "/" + request).Step.EndAsync(Arena.Usual)).Hides(arena.Secret);
            end.Must(end.Warnings.Any(warning => warning.Contains("could not be removed", StringComparison.Ordinal)), "no word of the container that is left");
            return end.Failed(1, "inside the container of this step");
        })),
        new("Engine vanishes while the step runs on the host", "an error; no process and no container left after 10 s", async arena =>
        {
            var started = Path.Combine(arena.Root, "started");
            var (step, engine) = Start(arena.Cli("STARTED", started).Cli("SLEEP_MS", "60000").Cli("IGNORE_SIGNALS", "1"), "nothing");
            await step.UntilStartedAsync(started);
            engine.Dispose();
            var end = await step.EndAsync(TimeSpan.FromSeconds(10));
            for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(10); Containers(arena) is { Length: > 0 } left; await Task.Delay(100))
                end.Must(DateTime.UtcNow < until, "left: " + left);
            return end.Hides(arena.Secret).Failed(1, "its container was lost");
        }),
    ];

    // As the runner writes it; the socket is one that goes away with a request.
    private static (RunningStep Step, IDisposable Engine) Start(Arena arena, string lastRequest, string path = "")
    {
        if (Environment.GetEnvironmentVariable("LAB_ACTION_IMAGE") is not { Length: > 0 } image || Lab is not { Length: > 0 } engine) throw new SkipException("there is no Docker Engine, or no image of the actions");
        arena.Own(new Removal(arena));
        var socket = arena.Own(new RefusingSocket(Path.Combine(arena.Root, "docker.sock"), engine, lastRequest, path) { IsLast = true });
        arena.ForBuild().Set("PATH", arena.Bin + ":" + Environment.GetEnvironmentVariable("PATH")).Set("RUNNER_TEMP", "/github/runner_temp").Set("GITHUB_WORKSPACE", "/github/workspace").Set("DOCKER_HOST", "unix://" + engine);
        string[] given = [.. arena.Variables.Keys.Where(name => name is not ("PATH" or "HOME" or "DOCKER_HOST" or "DOTNET_ROOT")).SelectMany(name => new[] { "-e", name })];
        string[] line =
        [
            "docker", "run", "--name", Name(arena), "--label", Name(arena), "--rm", "--workdir", "/github/workspace", .. given, "-v", $"{socket.Path}:/var/run/docker.sock",
            "-v", $"{arena.Temp}:/github/runner_temp", "-v", $"{arena.Workspace}:/github/workspace", image, "--in-container", "build-push",
        ];
        // What starts docker is the runner to the step, and gives it its PATH.
        var runner = Path.Combine(arena.Root, "runner");
        File.WriteAllText(runner, string.Join(' ', line) + "\nexit $?\n");
        return (RunningStep.Start("sh", [runner], arena.Variables, arena.Workspace), socket);
    }

    private static string? Lab => Environment.GetEnvironmentVariable("LAB_ENGINE");

    private static string Name(Arena arena) => Path.GetFileName(arena.Root);

    private static string Containers(Arena arena) => Docker("ps", "--all", "--quiet", "--filter", "label=" + Name(arena));

    private static string Docker(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["--host", "unix://" + Lab, .. arguments]) { RedirectStandardOutput = true })!;
        var output = docker.StandardOutput.ReadToEnd().Trim();
        docker.WaitForExit();
        return output;
    }

    // Without an Engine nothing else can.
    private sealed class Removal(Arena arena) : IDisposable
    {
        public void Dispose()
        {
            if (Containers(arena) is { Length: > 0 } left) Docker(["rm", "--force", .. left.Split('\n')]);
        }
    }
}
