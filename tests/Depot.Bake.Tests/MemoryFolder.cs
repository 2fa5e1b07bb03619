using System.Text;
using Depot.Bake.Files;

namespace Depot.Bake.Tests;

/// <summary>A directory with these files and nothing else.</summary>
public sealed class MemoryFolder(params (string Path, string Content)[] files) : IBakeFolder
{
    public string Path => "/project";

    public BakeEntry Look(string path) =>
        files.Any(file => file.Path == path) ? BakeEntry.File
        : files.Any(file => file.Path.StartsWith(path + "/", StringComparison.Ordinal)) ? BakeEntry.Folder : BakeEntry.Missing;

    public byte[] Read(string path) => Encoding.UTF8.GetBytes(files.Single(file => file.Path == path).Content);
}
