using Depot.Actions.Annotations;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Failures;
using Depot.Actions.Step;

namespace Depot.Actions.Cli;

/// <summary>
/// Reports the result of the CLI as the result of the step: the exit code decides, and a failure always has an error message.
/// </summary>
public static class RunReport
{
    /// <summary>The evidence of a failure; null if the build succeeded or was cancelled.</summary>
    /// <param name="run">What was run, how it ended and its log.</param>
    /// <param name="places">Where the Dockerfiles are.</param>
    /// <param name="more">Adds what else is known; called only after a failure.</param>
    public static FailureEvidence? Evidence(BuildRun run, DockerfilePlaces places, Func<FailureEvidence, FailureEvidence> more) =>
        run.Exit.Succeeded || run.Exit.WasStopped ? null : more(FailureEvidence.Of(run.Log.Message, run.Log.Facts, places));

    /// <summary>Reports how the run ended.</summary>
    /// <param name="context">Takes the error annotation.</param>
    /// <param name="run">What was run, how it ended and its log.</param>
    /// <param name="evidence">What is known of its failure, as <see cref="Evidence"/> gives it.</param>
    /// <returns>The exit code of the step.</returns>
    public static int ReportResult(StepContext context, BuildRun run, FailureEvidence? evidence)
    {
        if (run.Exit.Succeeded) return 0;
        if (run.Exit.WasStopped || evidence is null)
        {
            context.Log.Info($"{run.Command} was cancelled.");
            return run.ExitCode;
        }

        var message = FailureMessage.For(run.Command, run.Exit.ExitCode, run.Log.BuildUrl, evidence);
        var file = evidence.Place is { } place ? WorkspacePath.Of(place.Path, context.Environment) : null;
        context.Log.Annotate("error", message, null, file, evidence.Place?.Line);
        return run.ExitCode;
    }
}
