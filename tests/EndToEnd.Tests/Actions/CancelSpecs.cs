using System.Diagnostics;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Actions;

/// <summary>However a step ends, nothing of it goes on running.</summary>
public class CancelSpecs
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task A_cancelled_build_is_reported_to_depot_as_cancelled()
    {
        await using var session = await LabSession.StartAsync();
        session.Write("Dockerfile", $"FROM {session.Lab.BaseImage}\nRUN echo started && sleep 60\n");
        using var step = Start(session, "build-push", ("context", "."), ("no-cache", "true"), ("buildx-fallback", "true"));
        await UntilAsync(step, "started");

        await SignalAsync(step, "INT");

        var clock = Stopwatch.StartNew();
        await step.WaitForExitAsync();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(9.5));
        step.ExitCode.Should().NotBe(0);
        session.Sandbox.Calls.Last(call => call.Name == "FinishBuild").Request.ToString().Should().Contain("canceled");
    }

    [Theory(Timeout = Limit)]
    [InlineData("build-push")]
    [InlineData("bake")]
    public async Task Killed_outright_the_step_takes_the_cli_with_it(string action)
    {
        await using var session = await LabSession.StartAsync();
        session.WriteImage();
        Script(session, "trap '' INT TERM HUP; echo $$ > pid; while :; do sleep 1; done");
        using var step = Start(session, action, ("context", "."));
        var cli = await PidAsync(session);

        await SignalAsync(step, "KILL");

        await step.WaitForExitAsync();
        await ShouldEndAsync(cli);
    }

    // In the place of the CLI.
    private static void Script(LabSession session, string script)
    {
        File.Delete(Path.Combine(session.Bin, "depot"));
        session.Machine.Install("depot", $"#!/bin/sh\n{script}\n");
    }

    private static async Task<int> PidAsync(LabSession session)
    {
        var file = Path.Combine(session.Workspace, "pid");
        while (!File.Exists(file) || new FileInfo(file).Length < 2) await Task.Delay(20);
        return int.Parse(await File.ReadAllTextAsync(file));
    }

    // It is killed where it does not: a test leaves nothing running either.
    private static async Task ShouldEndAsync(int process)
    {
        var clock = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{process}") && clock.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(20);
        var isLeft = Directory.Exists($"/proc/{process}");
        if (isLeft) await Process.Start("kill", ["-KILL", $"{process}"]).WaitForExitAsync();
        isLeft.Should().BeFalse("nothing of a step goes on running");
    }

    private static Process Start(LabSession session, string action, params (string Name, string Value)[] inputs)
    {
        var start = new ProcessStartInfo(Lab.Program, action) { WorkingDirectory = session.Workspace, RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var (name, value) in session.Variables) start.Environment[name] = value;
        foreach (var (name, value) in inputs) start.Environment["INPUT_" + name.ToUpperInvariant()] = value;
        start.Environment["RUNNER_TEMP"] = session.Temp;
        return Process.Start(start)!;
    }

    private static async Task UntilAsync(Process step, string text)
    {
        while (await step.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal) && !line.Contains("RUN", StringComparison.Ordinal)) break;
        }

        _ = step.StandardOutput.ReadToEndAsync();
    }

    private static Task SignalAsync(Process process, string signal) =>
        Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExitAsync();
}
