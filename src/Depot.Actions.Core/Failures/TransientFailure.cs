using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Failures;

/// <summary>Transient failures: those whose cause is marked as transient.</summary>
public static class TransientFailure
{
    /// <summary>Why a retry may help, for people; null when it cannot.</summary>
    /// <param name="exit">How the command ended.</param>
    /// <param name="log">What it said.</param>
    /// <remarks>
    /// Never after a cancel, and never when an instruction of the Dockerfile failed, whatever words stand in it: that build
    /// would fail again. Denials and rate limits do not pass in the time of a job.
    /// </remarks>
    public static string? Reason(ExitReport exit, BuildLog log) =>
        exit.Succeeded || exit.WasStopped ? null : FailureCause.Of(new(log.Message) { Failure = log.Facts.Failure })?.Passes;
}
