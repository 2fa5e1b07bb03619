namespace Depot.Actions.Failures;

/// <summary>The error annotation of a failed step: what happened, where, and what to do. Pure.</summary>
public static class FailureMessage
{
    /// <summary>The text, of one or more lines.</summary>
    /// <param name="command">What was run, as people know it.</param>
    /// <param name="exitCode">Its exit code, not 0.</param>
    /// <param name="buildUrl">The page of the build; null when the log named none.</param>
    /// <param name="evidence">What is known of the failure.</param>
    public static string For(string command, int exitCode, string? buildUrl, FailureEvidence evidence)
    {
        var said = evidence.Message.Length > 0 ? evidence.Message : "it printed no error; run the workflow again with debug logging to see more";
        var lines = new[]
        {
            $"{command} {Ending(exitCode)}: {said}",
            FailureCause.RemedyFor(evidence),
            buildUrl is null ? null : $"Build: {buildUrl}",
        };
        return string.Join('\n', lines.Where(line => line is not null));
    }

    private static string Ending(int exitCode) => exitCode switch
    {
        137 => "was killed (SIGKILL, exit code 137), most often because the machine ran out of memory",
        > 128 and < 160 => $"was ended by signal {exitCode - 128} (exit code {exitCode})",
        _ => $"failed (exit code {exitCode})",
    };
}
