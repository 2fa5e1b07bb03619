using Depot.Bake.Files;

namespace Depot.Actions.Checks;

/// <summary>
/// Why an existing file cannot be read. Checked before the CLI opens it, because the CLI would wait for a FIFO and does not name the input.
/// </summary>
internal static class UnreadableFile
{
    // A device that reads as an empty file.
    private const string Nothing = "/dev/null";

    /// <summary>The same for a secret, which may be <c>/dev/null</c>: it has no value then.</summary>
    /// <inheritdoc cref="Problem"/>
    public static string? OfSecret(string path) => path == Nothing ? null : Problem(path);

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
