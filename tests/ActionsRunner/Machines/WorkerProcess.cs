using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ActionsRunner.Machines;

/// <summary>A process of a step. Between it and us stands the worker, as on a real runner: its parent has the runner's own environment.</summary>
/// <remarks>actions/runner 2.336, src/Runner.Sdk/ProcessInvoker.cs.</remarks>
internal static class WorkerProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan AfterInterrupt = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan AfterTerminate = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan ForStreams = TimeSpan.FromSeconds(5);

    // The real worker does not show the command in its own command line, so it comes through stdin. `env` takes variables of
    // any name, and `exit` keeps the shell from becoming the command.
    private const string Worker = "mapfile -d '' -t command; env -i \"${command[@]}\" </dev/null; exit $?";

    /// <summary>Runs a command as the runner's user and gives its exit code.</summary>
    /// <param name="machine">The runner.</param>
    /// <param name="directory">Where it starts.</param>
    /// <param name="environment">What it gets beside the machine's environment.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="take">Takes every line of both streams, from two threads.</param>
    /// <param name="cancel">Ends it: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL to all it started here.</param>
    public static async Task<int> RunAsync(
        Machine machine, string directory, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> command, Action<string> take, CancellationToken cancel)
    {
        var all = new Dictionary<string, string>(machine.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in environment) all[name] = value;
        string[] line = [.. machine.Before, .. machine.User.AsThisUser, "bash", "-c", Worker, "Runner.Worker"];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            StandardInputEncoding = Utf8,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in machine.Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        foreach (var argument in all.Select(pair => $"{pair.Key}={pair.Value}").Concat(command)) await process.StandardInput.WriteAsync(argument + '\0');
        process.StandardInput.Close();
        var streams = Task.WhenAll(PumpAsync(process.StandardOutput, take), PumpAsync(process.StandardError, take));
        await using (cancel.Register(() => _ = EndAsync(process)))
        {
            await process.WaitForExitAsync(CancellationToken.None);
        }

        // A grandchild may hold the streams open; the runner does not wait for it for ever.
        await Task.WhenAny(streams, Task.Delay(ForStreams, CancellationToken.None));
        return process.ExitCode;
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> take)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line) take(line);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
        }
    }

    private static async Task EndAsync(Process worker)
    {
        try
        {
            if (await SignalAsync(worker, "INT", AfterInterrupt) || await SignalAsync(worker, "TERM", AfterTerminate)) return;
            worker.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended in between, and its handle with it.
        }
    }

    // Only the command gets the signal, not what stands between.
    private static async Task<bool> SignalAsync(Process worker, string signal, TimeSpan limit)
    {
        foreach (var child in ChildrenOf(worker.Id)) Process.Start("kill", [$"-{signal}", child]).WaitForExit();
        using var late = new CancellationTokenSource(limit);
        try
        {
            await worker.WaitForExitAsync(late.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string[] ChildrenOf(int process)
    {
        var id = process.ToString(CultureInfo.InvariantCulture);
        var file = $"/proc/{id}/task/{id}/children";
        return File.Exists(file) ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
