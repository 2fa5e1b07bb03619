using Depot.Bake.Files;

namespace Depot.Actions.Host;

/// <summary>
/// Says of a directory that it was made for one step, and whether a process of that step still works with it: each holds a lock on this
/// file, which the kernel releases however the process ends.
/// </summary>
internal static class StageSign
{
    /// <summary>Start of the names of all such directories.</summary>
    public const string Prefix = "depot-actions-";

    private const string Name = "made-for-one-step";

    /// <summary>The file's path.</summary>
    public static string Of(string stage) => Path.Combine(stage, Name);

    /// <summary>Makes the file. The directory is in use until the result is disposed.</summary>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written to.</exception>
    public static IDisposable Make(string stage) => new FileStream(Of(stage), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>Says that this process works with the directory as well; null where that cannot be said.</summary>
    public static IDisposable? Hold(string stage)
    {
        if (!RegularFile.Exists(Of(stage))) return null;
        try
        {
            return new FileStream(Of(stage), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the directories of steps that were killed before they could do it. What has no such file, or is a link, stays.</summary>
    /// <param name="directory">Where directories of steps are made.</param>
    public static void Sweep(string directory)
    {
        try
        {
            foreach (var stage in Directory.EnumerateDirectories(directory, Prefix + "*").Where(IsFree)) Directory.Delete(stage, recursive: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // It is not ours to change, or another step is at it.
        }
    }

    private static bool IsFree(string stage)
    {
        if (new DirectoryInfo(stage).LinkTarget is not null || !RegularFile.Exists(Of(stage))) return false;
        try
        {
            using var lone = new FileStream(Of(stage), FileMode.Open, FileAccess.Read, FileShare.None);
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
