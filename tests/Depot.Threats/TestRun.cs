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

    // Behind the line that names a test stands what became of it, up to the calls that led there.
    private static string? After(string output, string start)
    {
        var lines = output.Split('\n').SkipWhile(line => !line.StartsWith(start, StringComparison.Ordinal)).ToList();
        return lines.Count == 0 ? null : string.Join(' ', lines.Skip(1).TakeWhile(line => line.Length > 0 && !line.StartsWith("    at ", StringComparison.Ordinal))).Trim();
    }

    // `Class.OfException : what a person reads`
    private static string Message(string line) => line.IndexOf(" : ", StringComparison.Ordinal) is var at and >= 0 ? line[(at + 3)..] : line;
}
