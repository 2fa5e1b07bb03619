namespace Depot.Bake.Files;

/// <summary>A folder on disk.</summary>
public sealed class DiskFolder(string path) : IBakeFolder
{
    /// <inheritdoc/>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public BakeEntry Look(string path)
    {
        var full = Full(path);
        return Directory.Exists(full) ? BakeEntry.Folder : File.Exists(full) ? BakeEntry.File : BakeEntry.Missing;
    }

    /// <inheritdoc/>
    public byte[] Read(string path) => File.ReadAllBytes(Full(path));

    private string Full(string path) => System.IO.Path.Combine(Path, path);
}
