using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Tests.Running;

namespace Depot.Actions.Tests.Conformance;

/// <summary>Runs ours on a block, in the run and with the variables in which the references were recorded.</summary>
internal static class OurAction
{
    // The CLI of the recordings: it notes how it is called and ends. A shell starts it in a hundredth of the time of a .NET program.
    private const string NotingCli = """
        #!/bin/sh
        case " $* " in *" --print "*) exit 1;; esac
        printf '%s\0' "$@" >"$RUNNER_TEMP/arguments"
        env -0 >"$RUNNER_TEMP/environment"
        """;

    // Written once: a program that another test starts at the moment of a write inherits the open file, and then the file cannot be executed.
    private static readonly Lazy<string> Cli = new(static () =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, "noting-cli");
        File.WriteAllText(file, NotingCli + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    });

    /// <summary>What came of it, in the form of the recorded outcomes.</summary>
    public static async Task<Outcome> RunAsync(WithBlock block)
    {
        using var step = new TestStep().InWorkflow().Variable("GITHUB_RUN_ATTEMPT", "1").Variable("GITHUB_SERVER_URL", "https://github.com")
            .Variable("DEPOT_PROJECT_ID", "p1").Variable("DEPOT_TOKEN", "tok-1");
        File.CreateSymbolicLink(Path.Combine(step.Bin, "depot"), Cli.Value);
        if (block.Event is { } payload) step.WithEvent(payload.GetRawText());
        if (block.Action == "build" && !block.Files.ContainsKey("Dockerfile")) step.WriteFile("Dockerfile", "FROM scratch\n");
        foreach (var (name, text) in block.Files) step.WriteFile(name, text);
        foreach (var (name, value) in block.Env) step.Variable(name, value.Replace("<workspace>", step.Workspace, StringComparison.Ordinal));
        foreach (var (name, value) in block.With) step.Input(name, value);

        await step.RunAsync(block.Action == "build" ? BuildPushAction.RunAsync : BakeAction.RunAsync);

        return new(
            Arguments(block, step),
            step.Errors.Count == 0 ? null : Plain(step.Errors[^1], step),
            step.Warnings.Count == 0 ? null : [.. step.Warnings.Select(warning => Plain(warning, step))]);
    }

    private static List<string>? Arguments(WithBlock block, TestStep step)
    {
        var file = Path.Combine(step.Temp, "arguments");
        if (!File.Exists(file)) return null;
        var arguments = File.ReadAllText(file).Split('\0')[..^1];
        var environment = File.ReadAllText(Path.Combine(step.Temp, "environment")).Split('\0')[..^1].Select(entry => entry.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return
        [
            .. arguments.Zip(arguments.Skip(1)).Select(pair => pair.First switch
            {
                "--iidfile" => "<iidfile>",
                "--metadata-file" => "<metadata-file>",
                "--secret" => Secret(pair.Second, environment, step),
                _ => Plain(pair.Second, step),
            }),
            .. block.With.TryGetValue("vars", out var variables) ? Variables(variables, environment) : [],
        ];
    }

    // By its text, since each action has a way of its own to hand it on; a variable of the user's is recognized by its name.
    private static string Secret(string flag, Dictionary<string, string> environment, TestStep step) => flag.Split(',') switch
    {
        [var id, var source] when source.StartsWith("env=DEPOT_SECRET_", StringComparison.Ordinal) => $"{id},src=<text {environment[source["env=".Length..]]}>",
        [var id, var source] when source.StartsWith("src=", StringComparison.Ordinal) => $"{id},src=<text {File.ReadAllText(Path.Combine(step.Workspace, source["src=".Length..]))}>",
        _ => flag,
    };

    // docker's newest has a flag for what the CLI reads from variables.
    private static IEnumerable<string> Variables(string text, Dictionary<string, string> environment) =>
        text.Split('\n').Select(item => item.Split('=')[0]).Where(environment.ContainsKey).SelectMany(name => new[] { "--var", $"{name}={environment[name]}" });

    private static string Plain(string text, TestStep step) => text.Replace(step.Workspace, "<workspace>", StringComparison.Ordinal).Replace(step.Root, "<root>", StringComparison.Ordinal);
}
