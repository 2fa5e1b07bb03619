using System.Diagnostics;
using System.Globalization;
using Depot.Actions.EndToEnd.Running;

namespace Depot.Actions.EndToEnd.Native;

/// <summary>A step of the published program whose CLI is a script; no lab is needed.</summary>
public abstract class NativeStep : IDisposable
{
    /// <summary>The longest test, in milliseconds.</summary>
    protected const int Limit = 60_000;

    protected NativeStep()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Lab.Program), "There is no published program: run ./dev publish.");
        foreach (var directory in new[] { Workspace, Temp, Bin }) Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(Workspace, "Dockerfile"), "FROM scratch\n");
        foreach (var (name, value) in new[]
        {
            ("PATH", Bin + ":/usr/bin:/bin"), ("HOME", Root), ("RUNNER_TEMP", Temp), ("GITHUB_WORKSPACE", Workspace), ("INPUT_PROJECT", "p1"), ("INPUT_TOKEN", "t"), ("INPUT_CONTEXT", "."),
        }) Variables[name] = value;
    }

    protected string Root { get; } = Directory.CreateTempSubdirectory("depot-actions-ending-").FullName;

    /// <summary>The whole environment of the step.</summary>
    protected Dictionary<string, string> Variables { get; } = [];

    protected string Workspace => Path.Combine(Root, "workspace");

    protected string Temp => Path.Combine(Root, "temp");

    protected string Bin => Path.Combine(Root, "bin");

    public void Dispose()
    {
        // A test that has failed or timed out may have left its step, and what that has started.
        foreach (var process in RunningIn(Workspace)) Signal(process, "KILL");
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected void Cli(string script)
    {
        var file = Path.Combine(Bin, "depot");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }

    // What started the tests may ignore signals, as nohup does, and an ignored signal stays ignored in every child. env(1) becomes the program.
    protected Process Start(string action) => Start("/usr/bin/env", "--default-signal", Lab.Program, action);

    protected Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Workspace, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    protected async Task<IReadOnlyList<int>> PidsAsync(int count)
    {
        var file = Path.Combine(Workspace, "pids");
        for (var until = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < until; await Task.Delay(20))
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is var lines && lines.Length >= count) return [.. lines.Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
        }

        throw new InvalidOperationException("The CLI has not started.");
    }

    // They are killed where they do not: a test leaves nothing running either.
    protected static async Task ShouldEndAsync(IReadOnlyList<int> pids, TimeSpan within)
    {
        for (var until = DateTime.UtcNow + within; pids.Any(IsRunning) && DateTime.UtcNow < until;) await Task.Delay(20);
        var left = pids.Where(IsRunning).ToList();
        foreach (var pid in left) Signal(pid, "KILL");
        left.Should().BeEmpty("nothing of a step goes on running");
    }

    protected static bool IsRunning(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    protected static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    // A shell's child has the shell's working directory.
    protected static IReadOnlyList<int> RunningIn(string directory) => [.. Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), out _) && WorkingDirectory(process) == directory)
        .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture))];

    private static string? WorkingDirectory(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
