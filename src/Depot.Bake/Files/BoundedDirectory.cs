using Depot.Bake.Model;

namespace Depot.Bake.Files;

/// <summary>A directory as one plan reads it: only so many files and bytes, and what cannot be read is an error for the user that names the path.</summary>
/// <param name="directory">The directory.</param>
internal sealed class BoundedDirectory(IBakeDirectory directory) : IBakeDirectory
{
    /// <summary>Files that one plan reads: files that include each other twice double with every file.</summary>
    public const int MostFiles = 1000;

    /// <summary>Bytes that one plan reads in all.</summary>
    public const long MostBytes = DiskDirectory.MostBytes;

    private int _files;
    private long _bytes;

    /// <inheritdoc/>
    public string Path => directory.Path;

    /// <inheritdoc/>
    public BakeEntry Look(string path) => directory.Look(path);

    /// <inheritdoc/>
    /// <exception cref="BakeException">It cannot be read, or too much has been.</exception>
    public byte[] Read(string path)
    {
        if (++_files > MostFiles) throw BakeException.BeyondLimits($"read {path}: this would be more than {MostFiles} files; files that include each other count each time they are read");

        try
        {
            var content = directory.Read(path);
            return (_bytes += content.Length) <= MostBytes ? content : throw new BakeException($"read {path}: all files together are larger than {MostBytes >> 20} MiB");
        }
        catch (UnauthorizedAccessException)
        {
            throw BakeException.UnreadableFile($"open {path}: permission denied");
        }
        catch (Exception failure) when (failure is IOException or NotSupportedException or ArgumentException)
        {
            throw BakeException.UnreadableFile($"read {path}: {failure.Message}");
        }
    }
}
