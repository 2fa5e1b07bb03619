using System.Diagnostics;

namespace Depot.Actions.EndToEnd.Running;

/// <summary>A process that has ended.</summary>
public sealed record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for messages.</summary>
    public string Log => Output + Error;

    /// <summary>Fails the test, with everything the process said, unless it ended with 0.</summary>
    public Finished Successfully()
    {
        ExitCode.Should().Be(0, "it said:\n{0}", Log);
        return this;
    }

    /// <summary>Runs a program in an environment of exactly these variables; kills it and its children when it takes too long.</summary>
    public static async Task<Finished> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string directory, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} was killed after {limit.TotalSeconds} s. It said:\n{await output}{await error}");
        }

        return new(process.ExitCode, await output, await error);
    }
}
