using Depot.Faults.Running;
using Depot.Sandbox.Scripting;

namespace Depot.Faults.Kinds;

/// <summary>Depot's service fails, and the real CLI says so in its own way.</summary>
internal static class CliFaults
{
    private const string Tidy = "cancelled by SIGINT within 10 s, nothing left";
    private const string Words = "exit code 1 and an error with the service's words";
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(150);

    public static IEnumerable<Fault> All =>
    [
        .. new[] { "unauthenticated", "permission_denied", "resource_exhausted", "failed_precondition", "internal", "unavailable" }.Select(code =>
            new Fault($"service refuses the build: {code}", Words,
                async arena => (await FailAsync(arena, "CreateBuild", new() { Code = code, Message = "words of the service" })).Failed(1, "words of the service"))),
        new("service knows no such project", "exit code 1 and an error that names the project",
            async arena => (await FailAsync(arena, "CreateBuild", new() { Code = "not_found", Message = "project not found" })).Failed(1, "project 'p1'")),
        .. new[] { 401, 403, 429, 500, 502 }.Select(status => new Fault($"service answers a build with a page and status {status}", "exit code 1 and one error",
            async arena => (await FailAsync(arena, "CreateBuild", new() { Status = status, Body = "<html>busy</html>" })).Failed(1))),
        new("service answers a build with bytes of another kind", "exit code 1 and one error",
            async arena => (await FailAsync(arena, "CreateBuild", new() { Status = 200, Body = "\u0001\u0002\u00ff" })).Failed(1)),
        new("service refuses a machine", Words,
            async arena => (await FailAsync(arena, "GetBuildKitConnection", new() { Code = "permission_denied", Message = "words of the service" })).Failed(1, "words of the service")),
        new("service never answers a build", Tidy,
            async arena => await CancelAsync(arena, new() { Answers = One("CreateBuild", new() { Hang = true }) })),
        new("service never answers about a machine", Tidy,
            async arena => await CancelAsync(arena, new() { Answers = One("GetBuildKitConnection", new() { Hang = true }) })),
        new("machine is not ready for minutes", Tidy,
            async arena => await CancelAsync(arena, new() { PendingSeconds = 600 })),
        new("machine is ready after 70 s", "the step waits for it and succeeds",
            async arena => (await BuildAsync(arena, new() { PendingSeconds = 70 })).Succeeded()),
        new("every answer of the service takes 3 s", "the step succeeds",
            async arena => (await BuildAsync(arena, new()
            {
                Answers = new[] { "CreateBuild", "GetBuildKitConnection", "FinishBuild", "ReportTimings", "ReportBuildContext" }.ToDictionary(name => name, _ => new ScriptedAnswer { DelaySeconds = 3 }),
            })).Succeeded()),
        new("service refuses every report of the build", "the build's result counts",
            async arena => (await BuildAsync(arena, new()
            {
                Answers = new[] { "ReportStatus", "ReportStatusStream", "ReportTimings", "ReportBuildContext", "ReportBuildHealth" }.ToDictionary(name => name, _ => new ScriptedAnswer { Code = "internal", Message = "no" }),
            })).Succeeded()),
        new("first connection to the machine drops", "the step succeeds",
            async arena => (await BuildAsync(arena, new() { DropBuildKit = new() { When = DropMoment.Connect, Times = 1 } })).Succeeded()),
        new("every connection to the machine drops", "a failure with words, or cancelled by SIGINT within 10 s",
            async arena => await CancelAsync(arena, new() { DropBuildKit = new() { When = DropMoment.Connect } }, builds: true)),
        new("connection to the machine drops in the middle of the build", "exit code 1 and one error",
            async arena => (await SleepAsync(arena, new() { DropBuildKit = new() { When = DropMoment.MidBuild, AfterSeconds = 2 } })).Failed(1)),
        new("service cancels the build", "exit code 1 and one error",
            async arena => (await SleepAsync(arena, new() { CancelAfterSeconds = 1 })).Failed(1)),
    ];

    private static Dictionary<string, ScriptedAnswer> One(string method, ScriptedAnswer answer) => new() { [method] = answer };

    private static async Task<StepEnd> FailAsync(Arena arena, string method, ScriptedAnswer answer) =>
        (await (await RealCli.UseAsync(arena, new() { Answers = One(method, answer) })).RunAsync("build-push", Patient)).Hides(arena.Secret);

    private static async Task<StepEnd> BuildAsync(Arena arena, Script script) =>
        (await (await RealCli.UseAsync(arena, script, builds: true)).Input("outputs", "type=local,dest=out").RunAsync("build-push", Patient)).Hides(arena.Secret);

    private static async Task<StepEnd> SleepAsync(Arena arena, Script script)
    {
        await RealCli.UseAsync(arena, script, builds: true);
        arena.Write("Dockerfile", $"FROM {RealCli.BaseImage}\nRUN sleep 45\n");
        return (await arena.Set("DEPOT_BUILDKIT_ERROR_MAX_RETRY_COUNT", "0").Input("no-cache", "true").RunAsync("build-push", Patient)).Hides(arena.Secret);
    }

    private static async Task<string> CancelAsync(Arena arena, Script script, bool builds = false)
    {
        await RealCli.UseAsync(arena, script, builds);
        var step = arena.Start("build-push");
        await step.UntilAsync("[command]");
        await Task.Delay(3000);
        step.Send(Signal.Interrupt);
        var end = (await step.EndAsync(TimeSpan.FromSeconds(10))).Hides(arena.Secret);
        return end.ExitCode == 1 && end.Errors.Count == 1 ? end.Failed(1) : end.Cancelled();
    }
}
