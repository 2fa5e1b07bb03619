using Depot.Actions.Cli;
using Depot.Actions.Log;
using Depot.Actions.Step;

namespace Depot.Actions.Bake;

/// <summary>Reports a finished bake to the workflow.</summary>
public static class BakeReport
{
    /// <summary>Writes outputs and groups, after a failure too.</summary>
    public static void Write(StepContext context, BakeResult result, BuildLog log)
    {
        RunOutputs.Write(context, log, result.Metadata, result.HasBrokenMetadata, result.BuildId, result.ProjectId);
        if (result.Metadata is null || result.HasBrokenMetadata) return;
        if (result.IsCut)
        {
            context.Log.Warning("The metadata of this bake names more targets and images than outputs can hold, so the outputs 'targets', 'digests' and 'images' are empty. Read the file that 'metadata-file' names.");
            return;
        }

        context.Output("targets", BakeResult.Json(json =>
        {
            json.WriteStartArray();
            foreach (var target in result.Targets) json.WriteStringValue(target);
            json.WriteEndArray();
        }));
        context.Output("digests", BakeResult.Json(json =>
        {
            json.WriteStartObject();
            foreach (var (target, digest) in result.Digests) json.WriteString(target, digest);
            json.WriteEndObject();
        }));
        context.Output("images", BakeResult.Json(json =>
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
}
