using Depot.Actions.Runner;
using Depot.Actions.Step;
using Depot.Actions.Text;

namespace Depot.Actions.Cli;

/// <summary>The CLI's metadata as outputs: the text where it is small enough for one, and a file in any case.</summary>
public static class MetadataOutput
{
    // The provenance contains the values of build arguments, which the log shows by name only.
    private const string Arguments = "args";

    /// <summary>Prints and sets what there is.</summary>
    /// <param name="context">The step.</param>
    /// <param name="metadata">The metadata; null when the CLI left none.</param>
    public static void Write(StepContext context, BuildMetadata? metadata)
    {
        if (metadata is null) return;
        WriteFile(context, metadata);
        if (metadata.Text is not { } text)
        {
            context.Log.Warning($"The metadata has {metadata.Characters} characters, more than an output can hold, so the output 'metadata' is empty. Read the file that 'metadata-file' names.");
            return;
        }

        using (context.Log.Group("Metadata")) context.Log.Info(RedactedJson.Of(text, Arguments) ?? text.TrimEnd());
        context.Files.Output("metadata", text);
    }

    // Failing to write the file must not fail a successful build.
    private static void WriteFile(StepContext context, BuildMetadata metadata)
    {
        var file = Path.Combine(context.Environment.TempDirectory, $"depot-metadata-{RandomName.Next()}.json");
        try
        {
            File.WriteAllBytes(file, metadata.Bytes.Span);
            context.Files.Output("metadata-file", file);
        }
        // .NET reports a file that would be too large (EFBIG) as an argument out of range.
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            context.Log.Warning($"The metadata could not be written to {file}: {refused.Message}");
        }
    }
}
