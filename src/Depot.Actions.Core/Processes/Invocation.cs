namespace Depot.Actions.Processes;

/// <summary>A program to run: everything that the operating system needs to start it.</summary>
/// <param name="Program">Absolute path of the executable.</param>
/// <param name="Arguments">The arguments after the program's name, unquoted.</param>
/// <param name="Environment">The whole environment; nothing else is inherited.</param>
/// <param name="WorkingDirectory">Absolute path of the directory to run in.</param>
public sealed record Invocation(
    string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory);

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 plus the signal's number when a signal ended it.</param>
/// <param name="WasStopped">Whether it was ended because the step was cancelled.</param>
public readonly record struct ExitReport(int ExitCode, bool WasStopped)
{
    /// <summary>Whether it succeeded. Only the exit code decides: a program without output may have failed.</summary>
    public bool Succeeded => ExitCode == 0 && !WasStopped;
}

/// <summary>Observes the lines of a child process. Called from the two threads that read its streams, never at the same time.</summary>
public interface ILineObserver
{
    /// <summary>One line, without its line break.</summary>
    /// <param name="line">UTF-8 as the child wrote it, perhaps invalid; a very long line is cut off. Valid only during the call.</param>
    void Line(ReadOnlySpan<byte> line);
}
