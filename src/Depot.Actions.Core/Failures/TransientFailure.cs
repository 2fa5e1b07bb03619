using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Failures;

/// <summary>Transient failures: those whose cause is marked as transient.</summary>
public static class TransientFailure
{
    /// <summary>Why a retry may help, for messages; null if it cannot.</summary>
    /// <param name="exit">How the command ended.</param>
    /// <param name="log">Its log.</param>
    /// <remarks>
    /// Never after a cancellation, and never if an instruction of the Dockerfile failed, whatever its output contains: that build would
    /// fail again. Denials and rate limits last longer than a job.
    /// </remarks>
    public static string? Reason(ExitReport exit, BuildLog log) =>
        exit.Succeeded || exit.WasStopped ? null : FailureCause.Of(new(log.Message) { Failure = log.Facts.Failure })?.Passes;
}
