using CliWrap;

namespace Depot.Threats;

/// <summary>A program that has ended.</summary>
/// <param name="ExitCode">Its exit code; null when it was killed because it took too long.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record Command(int? ExitCode, string Output)
{
    /// <summary>Runs a program; kills it and its children when it takes too long.</summary>
    public static async Task<Command> RunAsync(string directory, TimeSpan limit, string program, params string[] arguments)
    {
        var output = new List<string>();
        var printed = PipeTarget.ToDelegate(line =>
        {
            lock (output) output.Add(line);
        });
        using var late = new CancellationTokenSource(limit);
        int? exitCode = null;
        try
        {
            exitCode = (await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(directory).WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(printed).WithStandardErrorPipe(printed).ExecuteAsync(late.Token)).ExitCode;
        }
        catch (OperationCanceledException)
        {
            // It took too long, and is gone.
        }

        lock (output) return new(exitCode, string.Join('\n', output));
    }

    /// <summary>The output of a program that has to succeed.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has its output.</exception>
    public string Successfully() => ExitCode == 0 ? Output : throw new InvalidOperationException(Output);
}
