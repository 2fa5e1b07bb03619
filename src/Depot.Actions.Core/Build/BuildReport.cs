using System.Globalization;
using Depot.Actions.Checks;
using Depot.Actions.Failures;
using Depot.Actions.Log;
using Depot.Actions.Runner;
using Depot.Actions.Summary;

namespace Depot.Actions.Build;

/// <summary>What a finished build tells the workflow: outputs, groups of the log, the error.</summary>
public static class BuildReport
{
    internal const string BrokenMetadata =
        "The CLI's metadata file is no JSON object, so no output can be read from it but 'metadata' itself. The build is not affected.";

    /// <summary>Writes outputs and groups. Also after a failure: whatever the CLI left behind helps to find the cause.</summary>
    public static void Write(StepContext context, BuildResult result, BuildLog log)
    {
        var link = BuildLink.Parse(log.BuildUrl);
        Show("ImageID", "imageid", result.ImageId);
        Show("Digest", "digest", result.Digest);
        MetadataOutput.Write(context, result.Metadata);
        Set("build-url", log.BuildUrl);
        Set("cache-hit-ratio", CacheHitRatio(log));
        Set("build-id", result.BuildId ?? link?.BuildId);
        Set("project-id", result.ProjectId ?? link?.ProjectId);
        if (result.HasBrokenMetadata)
        {
            context.Log.Warning(BrokenMetadata);
        }

        void Show(string title, string output, string? value)
        {
            if (value is null) return;
            using (context.Log.Group(title)) context.Log.Info(value.TrimEnd());
            Set(output, value);
        }

        void Set(string output, string? value)
        {
            if (value is not null) context.Files.Output(output, value);
        }
    }

    /// <summary>The share of instructions that came from the cache, from 0 to 1 with two digits; null when the log shows none.</summary>
    public static string? CacheHitRatio(BuildLog log) => log.Facts.CacheHitRatio?.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>All that is known of a failure; null when the build succeeded or was cancelled.</summary>
    /// <param name="run">What was run, how it ended and what it said.</param>
    /// <param name="places">Where the Dockerfiles are.</param>
    /// <param name="more">Adds what else is known; called only after a failure.</param>
    public static FailureEvidence? Evidence(BuilderRun run, DockerfilePlaces places, Func<FailureEvidence, FailureEvidence> more) =>
        run.Exit.Succeeded || run.Exit.WasStopped ? null : more(FailureEvidence.Of(run.Log.Message, run.Log.Facts, places));

    /// <summary>Turns the CLI's end into the step's: the exit code decides, and a failure always has words.</summary>
    /// <param name="context">Takes the error annotation.</param>
    /// <param name="run">What was run, how it ended and what it said.</param>
    /// <param name="evidence">What is known of its failure, as <see cref="Evidence"/> gives it.</param>
    /// <returns>The exit code of the step.</returns>
    public static int Conclude(StepContext context, BuilderRun run, FailureEvidence? evidence)
    {
        if (run.Exit.Succeeded) return 0;
        if (run.Exit.WasStopped || evidence is null)
        {
            context.Log.Info($"{run.Command} was cancelled.");
            return run.Exit.ExitCode == 0 ? 130 : run.Exit.ExitCode;
        }

        var message = FailureMessage.For(run.Command, run.Exit.ExitCode, run.Log.BuildUrl, evidence);
        var file = evidence.Place is { } place ? WorkspacePath.Of(place.Path, context.Environment) : null;
        context.Log.Annotate("error", message, null, file, evidence.Place?.Line);
        return run.Exit.ExitCode;
    }
}
