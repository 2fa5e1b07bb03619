using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>
/// Why an existing file cannot be read. Checked before the CLI opens it, because the CLI would wait for a FIFO and does not name the input.
/// </summary>
internal static class UnreadableFile
{
    /// <summary>A phrase for the end of a sentence; null when the file can be read.</summary>
    /// <param name="path">Absolute path of a file that exists, or of a link to one.</param>
    public static string? Problem(string path)
    {
        try
        {
            using var file = RegularFile.Open(path);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied: the user of this step cannot read it";
        }
        catch (IOException failure)
        {
            return failure.Message.TrimEnd('.');
        }
    }
}
