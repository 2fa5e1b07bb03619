using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Depot.Actions.Bake;
using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.EndToEnd.Running;
using Depot.Actions.Inputs;
using Depot.Actions.Processes;
using Depot.Actions.Runner;

namespace Depot.Actions.EndToEnd.Recording;

/// <summary>Builds a scenario with the real CLI and keeps what it printed, when, and what it left behind, as one string.</summary>
/// <remarks>
/// URLs and paths of this machine are replaced by lasting names; nothing else is touched. Each line of the log has
/// the seconds since the start and a tab in front of it.
/// </remarks>
internal sealed class Recorder(LabSession session, Scenario scenario)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<string> RecordAsync()
    {
        foreach (var (name, value) in scenario.Variables) session.Variables[name] = value;
        if (scenario.LoggedIn) session.LogIn();
        Write(scenario.Files);
        if (scenario.AfterFirst is { } changes)
        {
            await RunAsync("first");
            Write(changes);
        }

        var metadata = Path.Combine(session.Temp, "metadata");
        var (exit, log) = await RunAsync(metadata);
        var text = new StringBuilder();
        Section(text, $"action {scenario.Action}");
        Section(text, $"exit {exit.ToString(CultureInfo.InvariantCulture)}");
        Section(text, "inputs", Fill(JsonSerializer.Serialize(scenario.Inputs, Readable)));
        foreach (var file in scenario.Files.Keys) Section(text, $"file {file}", await File.ReadAllTextAsync(Path.Combine(session.Workspace, file)));
        if (scenario.Action == "bake" && await session.RunAsync(session.Lab.Depot, ["bake", "--print", .. Targets()]) is { ExitCode: 0 } print) Section(text, "definition", print.Output);
        if (File.Exists(metadata)) Section(text, "metadata", await File.ReadAllTextAsync(metadata));
        Section(text, "log", log);
        return Lasting(text.ToString());
    }

    private string[] Targets() => scenario.Inputs.TryGetValue("targets", out var targets) ? targets.Split(',') : ["default"];

    private void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, content) in files) session.Write(path, Fill(content));
    }

    private static void Section(StringBuilder text, string title, string? content = null)
    {
        text.Append("=== ").Append(title).Append('\n');
        if (content is not null) text.Append(content.TrimEnd('\n')).Append('\n');
    }

    private async Task<(int Exit, string Log)> RunAsync(string metadata)
    {
        var invocation = Invocation(metadata);
        var start = new ProcessStartInfo(invocation.Program, invocation.Arguments)
        {
            WorkingDirectory = invocation.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in invocation.Environment) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var log = new StringBuilder();
        await Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError)).WaitAsync(TimeSpan.FromSeconds(90));
        await process.WaitForExitAsync();
        return (process.ExitCode, log.ToString());

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (log) log.Append(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.000}\t{line}\n");
                if (scenario.CancelAt is { } text && line.Contains(text, StringComparison.Ordinal)) Signal(process.Id);
            }
        }
    }

    private static void Signal(int process) => Process.Start("kill", ["-INT", process.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    // The vector that the action itself would run.
    private Invocation Invocation(string metadata)
    {
        var variables = new Dictionary<string, string>(session.Variables)
        {
            ["CI"] = "true",
            ["GITHUB_REPOSITORY"] = "octo/app",
            ["GITHUB_RUN_ID"] = "42",
        };
        foreach (var (name, value) in scenario.Inputs) variables["INPUT_" + name.ToUpperInvariant()] = Fill(value);
        var environment = new RunnerEnvironment(variables, session.Workspace);
        var payload = EventPayload.Read(environment);
        var token = session.Variables["DEPOT_TOKEN"];
        if (scenario.Action == "bake")
        {
            var inputs = BakeInputs.Read(new InputSource(environment));
            return BakePlan.For(inputs, null, environment, session.Workspace, payload).OnDepot(session.Lab.Depot, token, metadata);
        }

        var build = BuildPushInputs.Read(new InputSource(environment), () => ".");
        var directory = Directory.CreateDirectory(metadata + ".d").FullName;
        var files = ResultFiles.In(directory) with { MetadataFile = metadata };
        return BuildPlan.For(build, environment, () => payload).OnDepot(session.Lab.Depot, token, files);
    }

    private string Fill(string text) => text
        .Replace("{registry}", session.Lab.Registry, StringComparison.Ordinal)
        .Replace("{frontend}", FrontendImage.Name(session), StringComparison.Ordinal)
        .Replace("{private}", session.Lab.AuthRegistry, StringComparison.Ordinal)
        .Replace("{base}", session.Lab.BaseImage, StringComparison.Ordinal);

    private string Lasting(string text) => text
        .Replace(session.Lab.Registry, "registry.example", StringComparison.Ordinal)
        .Replace(session.Lab.AuthRegistry, "private.example", StringComparison.Ordinal)
        .Replace("docker.io/library/" + session.Lab.BaseImage, "docker.io/library/base:1", StringComparison.Ordinal)
        .Replace(session.Lab.BaseImage, "base:1", StringComparison.Ordinal)
        .Replace(session.Sandbox.Urls.Web, "https://depot.dev/orgs/octo", StringComparison.Ordinal)
        .Replace(session.Variables["DEPOT_API_URL"], "https://api.depot.dev", StringComparison.Ordinal)
        .Replace(session.Root, "/home/runner/work", StringComparison.Ordinal)
        .Replace(NameServer(), "192.0.2.53", StringComparison.Ordinal);

    // It stands in the errors of hosts that do not exist. The IP address in its place is one that RFC 5737 keeps for documents.
    private static string NameServer() =>
        File.ReadLines("/etc/resolv.conf").FirstOrDefault(line => line.StartsWith("nameserver ", StringComparison.Ordinal))?["nameserver ".Length..].Trim() ?? "192.0.2.53";
}
