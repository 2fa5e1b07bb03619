using Depot.Actions.Errors;
using Depot.Bake.Files;

namespace Depot.Actions.Cli;

/// <summary>The files the CLI writes its results to.</summary>
/// <param name="ImageIdFile">Takes the image id.</param>
/// <param name="MetadataFile">Takes the exporter's metadata as JSON.</param>
public sealed record ResultFiles(string ImageIdFile, string MetadataFile)
{
    private const int LongestId = 4 << 10;

    /// <summary>The files in a directory of the step's own.</summary>
    public static ResultFiles In(string directory) => new(Path.Combine(directory, "iidfile"), Path.Combine(directory, "metadata-file"));

    /// <summary>The same files, removed: nothing an earlier attempt wrote can be taken for a result.</summary>
    /// <exception cref="StepException">The earlier attempt has removed their directory, or has put something else in their place.</exception>
    public ResultFiles Cleared()
    {
        try
        {
            File.Delete(ImageIdFile);
            File.Delete(MetadataFile);
        }
        catch (Exception changed) when (changed is IOException or UnauthorizedAccessException)
        {
            throw new StepException($"The files for the results of the build cannot be removed, so there is no retry: {changed.Message}", changed);
        }

        return this;
    }

    /// <summary>The text of the file of the image id; null when it is missing, too long for an id, or cannot be read.</summary>
    public static string? ImageId(string file)
    {
        try
        {
            return RegularFile.Exists(file) ? RegularFile.ReadText(file, LongestId) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
