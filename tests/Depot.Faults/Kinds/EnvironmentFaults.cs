using Depot.Faults.Running;

namespace Depot.Faults.Kinds;

/// <summary>Inputs and variables are huge, missing or hostile.</summary>
internal static class EnvironmentFaults
{
    private const string Hostile = "x\n::error::evil\n\u001b[2J$(touch /tmp/depot-faults-escaped)`id`;&|\"'<<EOF=\r\n";
    private static readonly string[] GitHubVariables =
        ["GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_REF", "GITHUB_RUN_ID", "GITHUB_EVENT_NAME", "GITHUB_WORKSPACE", "GITHUB_SERVER_URL", "GITHUB_EVENT_PATH", "RUNNER_TEMP"];

    public static IEnumerable<Fault> All =>
    [
        new("a variable of 120 KB", "the step succeeds", async arena => (await Build(arena.Set("BIG", new string('v', 120_000)))).Succeeded()),
        new("ten inputs of 120 KB", "the step succeeds or an error with a message", async arena => Either(await Build(Big(arena)))),
        new("a build secret of 120 KB", "the step succeeds and the secret shows nowhere",
            async arena => (await arena.ForBuild().Input("secrets", "BIG=" + arena.Secret + new string('s', 120_000)).RunAsync("build-push")).Hides(arena.Secret).Succeeded()),
        new("ten thousand variables", "the step succeeds", async arena =>
        {
            for (var at = 0; at < 10_000; at++) arena.Set("V" + at, "x");
            return (await Build(arena)).Succeeded();
        }),
        new("no GITHUB_ or RUNNER_ variable is set", "the step succeeds",
            async arena => (await arena.ForBuild().Unset([.. arena.Variables.Keys.Where(name => name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("RUNNER_", StringComparison.Ordinal))])
                .Set("TMPDIR", arena.Temp).RunAsync("build-push")).Succeeded()),
        new("HOME is unset", "the step succeeds", async arena => (await Build(arena.Unset("HOME").Set("DOTNET_CLI_HOME", arena.Temp))).Succeeded()),
        new("PATH is unset", "an error that says the CLI is not on PATH", async arena => (await Build(arena.Unset("PATH"))).Failed(1, "PATH")),
        .. GitHubVariables.Select(name => new Fault($"{name} is hostile", "no command, no program, no stack",
            async arena => Harmless(await Build(arena.Set(name, Hostile))))),
        .. new[] { "tags", "context", "build-args", "labels", "platforms", "target", "outputs", "summary", "retries", "project" }.Select(input =>
            new Fault($"input '{input}' is hostile", "no command, no program, no stack",
                async arena => Harmless(await Build(arena.ForBuild().Set("INPUT_" + input.ToUpperInvariant(), Hostile), isReady: true)))),
        .. new[] { ("tags", "\"a"), ("secrets", "\"K=v"), ("push", "perhaps"), ("retries", "-1"), ("summary", "loud"), ("call", "fly"), ("inputs", "") }.Where(pair => pair.Item1 != "inputs").Select(pair =>
            new Fault($"input '{pair.Item1}' is wrong", "an error that names the input", async arena => (await Build(arena.ForBuild().Input(pair.Item1, pair.Item2), isReady: true)).Failed(1, pair.Item1))),
        .. new[] { ("is 1 KB of rubbish", "\0\u00ff{["), ("is no object", "[1,2]"), ("has wrong types", """{"repository":7,"pull_request":{"head":{"repo":[]}}}"""), ("is nested 100 000 deep", new string('[', 100_000)) }.Select(pair =>
            new Fault($"event payload {pair.Item1}", "the step succeeds", async arena => (await Build(arena.Set("GITHUB_EVENT_PATH", arena.Write("event.json", pair.Item2)))).Succeeded())),
        .. new[] { ("is missing", null), ("is rubbish", "{"), ("begins with a byte order mark", "\ufeff{\"repository\":{\"private\":true}}"), ("says nothing of it", "{\"repository\":{}}") }.Select(pair =>
            new Fault($"visibility of the repository is unknown: the event payload {pair.Item1}", "no build arguments in the provenance", async arena =>
            {
                var end = await Build(pair.Item2 is null ? arena.Unset("GITHUB_EVENT_PATH") : arena.Set("GITHUB_EVENT_PATH", arena.Write("event.json", pair.Item2)));
                end.Must(!end.Output.Contains("mode=max", StringComparison.Ordinal), "mode=max");
                return end.Succeeded();
            })),
        new("event payload is endless (/dev/zero)", "the step succeeds in time", async arena => (await Build(arena.Set("GITHUB_EVENT_PATH", "/dev/zero"))).Succeeded()),
        new("INPUTS_JSON is rubbish", "an error that names it", async arena => (await Build(arena.Set("INPUTS_JSON", "{\"a\":"))).Failed(1, "INPUTS_JSON")),
        new("INPUTS_JSON is nested 30 000 deep", "an error that names it", async arena => (await Build(arena.Set("INPUTS_JSON", new string('[', 30_000)))).Failed(1, "INPUTS_JSON")),
    ];

    private static Task<StepEnd> Build(Arena arena, bool isReady = false) => (isReady ? arena : arena.ForBuild()).RunAsync("build-push");

    private static Arena Big(Arena arena)
    {
        foreach (var name in new[] { "labels", "build-args", "annotations", "tags", "cache-from", "add-hosts", "allow", "target", "shm-size", "network" })
        {
            arena.Input(name, "a=" + new string('i', 120_000));
        }

        return arena;
    }

    private static string Either(StepEnd end) => end.ExitCode == 0 ? end.Succeeded() : end.Failed(1);

    private static string Harmless(StepEnd end)
    {
        end.NoStack().Must(!end.Output.Split('\n').Any(line => line.TrimStart().StartsWith("::error::evil", StringComparison.Ordinal)), "a command was forged");
        end.Must(!File.Exists("/tmp/depot-faults-escaped"), "a program was run");
        return Either(end);
    }
}
