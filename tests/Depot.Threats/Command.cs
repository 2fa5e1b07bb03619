using System.Diagnostics;

namespace Depot.Threats;

/// <summary>A program that has ended.</summary>
/// <param name="ExitCode">Its exit code; null when it was killed because it took too long.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record Command(int? ExitCode, string Output)
{
    /// <summary>Runs a program; kills it and its children when it takes too long.</summary>
    public static async Task<Command> RunAsync(string folder, TimeSpan limit, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new List<string>();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var late = new CancellationTokenSource(limit);
        int? exitCode = null;
        try
        {
            await process.WaitForExitAsync(late.Token);
            exitCode = process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        lock (output) return new(exitCode, string.Join('\n', output));

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text) lock (output) output.Add(text);
        }
    }

    /// <summary>The output of a program that has to succeed.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has its output.</exception>
    public string Successfully() => ExitCode == 0 ? Output : throw new InvalidOperationException(Output);
}
