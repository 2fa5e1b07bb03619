using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;

namespace Depot.Actions.Failures;

/// <summary>The error annotation of a failed step: what happened, where, and what to do. Pure.</summary>
public static class FailureMessage
{
    private const int LongestInstruction = 160;

    /// <summary>The text, of one or more lines, free of terminal codes.</summary>
    /// <param name="command">The command, for messages.</param>
    /// <param name="exitCode">Its exit code, not 0.</param>
    /// <param name="buildUrl">URL of the build; null if the log has none.</param>
    /// <param name="evidence">The evidence of the failure.</param>
    public static string For(string command, int exitCode, string? buildUrl, FailureEvidence evidence)
    {
        var lines = new[]
        {
            $"{command} {Ending(exitCode)}: {What(evidence)}",
            FailureCause.RemedyFor(evidence),
            buildUrl is null ? null : $"Build: {buildUrl}",
        };
        return string.Join('\n', lines.Where(line => line is not null));
    }

    private static string Ending(int exitCode) => exitCode switch
    {
        137 => "was killed (SIGKILL, exit code 137), usually because the machine ran out of memory",
        > 128 and < 160 => $"was ended by signal {exitCode - 128} (exit code {exitCode})",
        _ => $"failed (exit code {exitCode})",
    };

    private static string What(FailureEvidence evidence) => evidence switch
    {
        { Failure: { Step: { Kind: StepKind.Instruction } step, ExitCode: { } code } failure } =>
            $"{Instruction(step, evidence.Place)} ended with exit code {code}{Words(failure)}",
        { Failure.Step: { Kind: StepKind.Instruction } step } when evidence.Message.Length > 0 =>
            $"{Instruction(step, evidence.Place)} failed: {WithoutEchoes(evidence.Message)}",
        { Message.Length: > 0 } => WithoutEchoes(evidence.Message),
        _ => "it printed no error; run the workflow again with debug logging to see more",
    };

    // Further lines follow below the first one.
    private static string Words(BuildFailure failure) => failure switch
    {
        { ErrorLines.Count: > 0 } => ": " + string.Join("\n  ", failure.ErrorLines),
        { IsCutOff: true } => ", and the CLI ended before it showed the output; the build's page has it",
        _ => " and printed nothing",
    };

    // `unsupported request: unsupported request: …`: errors that were wrapped again and again.
    private static string WithoutEchoes(string message)
    {
        var parts = message.Split(": ");
        return string.Join(": ", parts.Where((part, at) => at == 0 || part != parts[at - 1]));
    }

    // `RUN make (target app, linux/arm64, stage build, step 2 of 5, app/Dockerfile:7)`
    private static string Instruction(BuildStep step, FilePlace? place)
    {
        var text = step.Text.Length <= LongestInstruction ? step.Text : step.Text[..LongestInstruction] + "…";
        string?[] parts =
        [
            step.Target is { } target ? $"target {target}" : null,
            step.Platform,
            step.Stage is { } stage ? $"stage {stage}" : null,
            $"step {step.Ordinal.At} of {step.Ordinal.Of}",
            place is { } at ? $"{at.Path}:{at.Line}" : null,
        ];
        return $"{text} ({string.Join(", ", parts.Where(part => part is not null))})";
    }
}
