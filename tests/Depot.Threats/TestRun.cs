namespace Depot.Threats;

/// <summary>How a test ended.</summary>
internal enum Verdict
{
    Passed,
    Failed,
    NotRun,
}

/// <summary>One run of one test.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Reason">Why it failed or was not run, in one line.</param>
internal sealed record TestRun(Verdict Verdict, string Reason)
{
    // Exit codes of the testing platform; a crash has one of the system's.
    private const int Succeeded = 0;
    private const int NoTests = 8;

    /// <summary>Reads what a test program left. A test of which any part was skipped counts as not run.</summary>
    public static TestRun Of(Command command) => command switch
    {
        { ExitCode: null } => new(Verdict.Failed, "it did not come to its end"),
        { ExitCode: NoTests } => new(Verdict.NotRun, "there is no such test"),
        { ExitCode: Succeeded } when After(command.Output, "skipped ") is { } why => new(Verdict.NotRun, "skipped: " + why),
        { ExitCode: Succeeded } => new(Verdict.Passed, ""),
        _ => new(Verdict.Failed, Message(After(command.Output, "failed ") ?? $"the test program crashed with exit code {command.ExitCode}")),
    };

    // The line behind the one that names a test says what became of it.
    private static string? After(string output, string start)
    {
        var lines = output.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));
        return at < 0 || at + 1 >= lines.Length ? null : lines[at + 1].Trim();
    }

    // `Class.OfException : what a person reads`
    private static string Message(string line) => line.IndexOf(" : ", StringComparison.Ordinal) is var at and >= 0 ? line[(at + 3)..] : line;
}
