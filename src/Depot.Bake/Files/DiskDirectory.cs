namespace Depot.Bake.Files;

/// <summary>A directory on disk.</summary>
public sealed class DiskDirectory(string path) : IBakeDirectory
{
    /// <summary>The largest file that is read, in bytes; also of all files of a plan together.</summary>
    /// <remarks>
    /// Forty times the largest definition that we know of, and so little that a hostile file of this size ends within two seconds and 512 MB.
    /// </remarks>
    public const int MostBytes = 2 << 20;

    /// <inheritdoc/>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public BakeEntry Look(string path)
    {
        var full = Full(path);
        return Directory.Exists(full) ? BakeEntry.Directory : File.Exists(full) ? BakeEntry.File : BakeEntry.Missing;
    }

    /// <inheritdoc/>
    public byte[] Read(string path) => RegularFile.Read(Full(path), MostBytes);

    private string Full(string path) => System.IO.Path.Combine(Path, path);
}
