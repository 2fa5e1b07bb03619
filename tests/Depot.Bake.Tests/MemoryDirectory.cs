using System.Text;
using Depot.Bake.Files;

namespace Depot.Bake.Tests;

/// <summary>A directory with these files and nothing else.</summary>
public sealed class MemoryDirectory(params (string Path, string Content)[] files) : IBakeDirectory
{
    public string Path => "/project";

    public BakeEntry Look(string path) =>
        files.Any(file => file.Path == path) ? BakeEntry.File
        : files.Any(file => file.Path.StartsWith(path + "/", StringComparison.Ordinal)) ? BakeEntry.Directory : BakeEntry.Missing;

    public byte[] Read(string path) => Encoding.UTF8.GetBytes(files.Single(file => file.Path == path).Content);
}
