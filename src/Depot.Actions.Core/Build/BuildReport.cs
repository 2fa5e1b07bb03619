using Depot.Actions.Cli;
using Depot.Actions.Log;
using Depot.Actions.Step;

namespace Depot.Actions.Build;

/// <summary>Reports a finished build to the workflow: outputs and groups of the log.</summary>
public static class BuildReport
{
    /// <summary>Writes outputs and groups, after a failure too.</summary>
    public static void Write(StepContext context, BuildResult result, BuildLog log)
    {
        Show("ImageID", "imageid", result.ImageId);
        Show("Digest", "digest", result.Digest);
        RunOutputs.Write(context, log, result.Metadata, result.HasBrokenMetadata, result.BuildId, result.ProjectId);

        void Show(string title, string output, string? value)
        {
            if (value is null) return;
            using (context.Log.Group(title)) context.Log.Info(value);
            context.Output(output, value);
        }
    }
}
