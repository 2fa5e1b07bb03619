using System.Globalization;
using Depot.Actions.Log;
using Depot.Actions.Step;

namespace Depot.Actions.Cli;

/// <summary>The outputs that every run of the CLI gives. They are set after a failure, too, because they help to find the cause.</summary>
public static class RunOutputs
{
    /// <summary>Writes them.</summary>
    /// <param name="context">The step.</param>
    /// <param name="log">The CLI's log.</param>
    /// <param name="metadata">The metadata file; null when there is none.</param>
    /// <param name="isBroken">Whether that file is no JSON object.</param>
    /// <param name="buildId">Depot's id of the build, from the metadata; null when it has none.</param>
    /// <param name="projectId">Depot's id of the project, from the metadata; null when it has none.</param>
    public static void Write(StepContext context, BuildLog log, BuildMetadata? metadata, bool isBroken, string? buildId, string? projectId)
    {
        var link = BuildLink.Parse(log.BuildUrl);
        MetadataOutput.Write(context, metadata);
        Set("build-url", log.BuildUrl);
        Set("cache-hit-ratio", CacheHitRatio(log));
        Set("build-id", buildId ?? link?.BuildId);
        Set("project-id", projectId ?? link?.ProjectId);
        if (isBroken)
        {
            context.Log.Warning("The CLI's metadata file is not a JSON object, so only the output 'metadata' is set. The build is not affected.");
        }

        void Set(string output, string? value)
        {
            if (value is not null) context.Output(output, value);
        }
    }

    // The share of instructions that came from the cache, from 0 to 1 with two digits; null when the log shows none.
    private static string? CacheHitRatio(BuildLog log) => log.Facts.CacheHitRatio?.ToString("0.##", CultureInfo.InvariantCulture);
}
