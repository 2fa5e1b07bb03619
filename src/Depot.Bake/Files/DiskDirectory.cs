namespace Depot.Bake.Files;

/// <summary>A directory on disk.</summary>
public sealed class DiskDirectory(string path) : IBakeDirectory
{
    /// <summary>The largest file that is read, in bytes: a link in a repository may lead to a device without an end.</summary>
    public const int MostBytes = 256 << 20;

    /// <inheritdoc/>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public BakeEntry Look(string path)
    {
        var full = Full(path);
        return Directory.Exists(full) ? BakeEntry.Directory : File.Exists(full) ? BakeEntry.File : BakeEntry.Missing;
    }

    /// <inheritdoc/>
    public byte[] Read(string path)
    {
        using var file = RegularFile.Open(Full(path));
        if (file.Length > MostBytes) throw TooLarge(path);
        AvailableMemory.RequireFor(file.Length);
        using var content = new MemoryStream(file.Length is > 0 and <= MostBytes ? (int)file.Length : 0);
        var buffer = new byte[Math.Clamp(file.Length + 1, 4 << 10, 128 << 10)];
        while (file.Read(buffer) is var read and > 0)
        {
            if (content.Length + read > MostBytes) throw TooLarge(path);
            content.Write(buffer, 0, read);
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static IOException TooLarge(string path) => new($"{path} is larger than {MostBytes >> 20} MiB");

    private string Full(string path) => System.IO.Path.Combine(Path, path);
}
