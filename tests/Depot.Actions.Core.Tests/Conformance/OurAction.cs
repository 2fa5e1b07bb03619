using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Conformance;

/// <summary>Runs ours on a block, in the run and with the variables in which the references were recorded.</summary>
internal static class OurAction
{
    /// <summary>What came of it, in the form of the recorded outcomes.</summary>
    public static async Task<Outcome> RunAsync(WithBlock block)
    {
        using var step = new TestStep().WithDepot().InWorkflow().Variable("GITHUB_RUN_ATTEMPT", "1").Variable("GITHUB_SERVER_URL", "https://github.com")
            .Variable("GITHUB_WORKSPACE", "").Variable("DEPOT_PROJECT_ID", "p1").Variable("DEPOT_TOKEN", "tok-1");
        if (block.Event is { } payload) step.WithEvent(payload.GetRawText());
        if (block.Action == "build" && !block.Files.ContainsKey("Dockerfile")) step.WriteFile("Dockerfile", "FROM scratch\n");
        foreach (var (name, text) in block.Files) step.WriteFile(name, text);
        foreach (var (name, value) in block.Env) step.Variable(name, value.Replace("<workspace>", step.Workspace, StringComparison.Ordinal));
        foreach (var (name, value) in block.With) step.Input(name, value);

        await step.RunAsync(block.Action == "build" ? BuildPushAction.RunAsync : BakeAction.RunAsync);

        var call = step.Calls.LastOrDefault(call => !call.Arguments.Contains("--print"));
        var names = block.With.TryGetValue("vars", out var variables) && call is not null ? Variables(variables, call) : [];
        return new(
            call is null ? null : [.. Arguments(call, step), .. names],
            step.Errors.Count == 0 ? null : Plain(step.Errors[^1], step),
            step.Warnings.Count == 0 ? null : [.. step.Warnings.Select(warning => Plain(warning, step))]);
    }

    private static IEnumerable<string> Arguments(FakeCall call, TestStep step)
    {
        for (var at = 1; at < call.Arguments.Length; at++)
        {
            yield return call.Arguments[at - 1] switch
            {
                "--iidfile" => "<iidfile>",
                "--metadata-file" => "<metadata-file>",
                "--secret" => Secret(call.Arguments[at], call),
                _ => Plain(call.Arguments[at], step),
            };
        }
    }

    // By its text, since each action has a way of its own to hand it on; a variable of the user's is told by its name.
    private static string Secret(string flag, FakeCall call)
    {
        var id = flag.Split(',')[0]["id=".Length..];
        return flag.Contains(",env=", StringComparison.Ordinal) && !flag.Contains(",env=DEPOT_SECRET_", StringComparison.Ordinal)
            ? flag : $"id={id},src=<text {call.SecretText(id)}>";
    }

    // docker's newest has a flag for what the CLI reads from variables.
    private static IEnumerable<string> Variables(string text, FakeCall call) =>
        text.Split('\n').Select(item => item.Split('=')[0]).Where(call.Environment.ContainsKey).SelectMany(name => new[] { "--var", $"{name}={call.Environment[name]}" });

    private static string Plain(string text, TestStep step) => text.Replace(step.Workspace, "<workspace>", StringComparison.Ordinal).Replace(step.Root, "<root>", StringComparison.Ordinal);
}
