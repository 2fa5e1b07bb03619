using Depot.Actions.Build;
using Depot.Actions.Cli;
using Depot.Actions.Log;
using Depot.Actions.Step;

namespace Depot.Actions.Bake;

/// <summary>What a finished bake tells the workflow.</summary>
public static class BakeReport
{
    /// <summary>Writes outputs and groups, after a failure too.</summary>
    public static void Write(StepContext context, BakeResult result, BuildLog log)
    {
        var link = BuildLink.Parse(log.BuildUrl);
        MetadataOutput.Write(context, result.Metadata);
        Set("build-url", log.BuildUrl);
        Set("cache-hit-ratio", BuildReport.CacheHitRatio(log));
        Set("build-id", result.BuildId ?? link?.BuildId);
        Set("project-id", result.ProjectId ?? link?.ProjectId);
        if (result.HasBrokenMetadata)
        {
            context.Log.Warning(BuildReport.BrokenMetadata);
        }
        else if (result.Metadata is not null)
        {
            Set("targets", BakeResult.Json(json =>
            {
                json.WriteStartArray();
                foreach (var target in result.Targets) json.WriteStringValue(target);
                json.WriteEndArray();
            }));
            Set("digests", BakeResult.Json(json =>
            {
                json.WriteStartObject();
                foreach (var (target, digest) in result.Digests) json.WriteString(target, digest);
                json.WriteEndObject();
            }));
            Set("images", BakeResult.Json(json =>
            {
                json.WriteStartObject();
                foreach (var (target, images) in result.Images)
                {
                    json.WriteStartArray(target);
                    foreach (var image in images) json.WriteStringValue(image);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }));
        }

        void Set(string output, string? value)
        {
            if (value is not null) context.Files.Output(output, value);
        }
    }
}
