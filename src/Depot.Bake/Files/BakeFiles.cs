using Depot.Bake.Model;

namespace Depot.Bake.Files;

/// <summary>Finds and reads the definition files.</summary>
internal static class BakeFiles
{
    private static readonly string[] Defaults =
    [
        "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml",
        "docker-bake.json", "docker-bake.hcl", "docker-bake.override.json", "docker-bake.override.hcl",
    ];

    /// <summary>The files named, in order; without names, all of the usual ones that exist.</summary>
    /// <exception cref="BakeException">A file cannot be read.</exception>
    public static IReadOnlyList<BakeFile> Read(IReadOnlyList<string> names, IBakeDirectory directory, Func<byte[]> standardInput)
    {
        List<BakeFile> files = names.Count == 0
            ? [.. Defaults.Where(name => directory.Look(name) != BakeEntry.Missing).Select(name => new BakeFile(name, Read(name, directory)))]
            : [.. names.Select(Local).Select(name => new BakeFile(name, name == "-" ? standardInput() : Read(name, directory)))];
        return files.Sum(static file => (long)file.Content.Length) <= DiskDirectory.MostBytes ? files
            : throw new BakeException($"read -: standard input and all files together are larger than {DiskDirectory.MostBytes >> 20} MiB");
    }

    private static string Local(string name) => name.StartsWith("cwd://", StringComparison.Ordinal) ? name["cwd://".Length..] : name;

    private static byte[] Read(string name, IBakeDirectory directory)
    {
        switch (directory.Look(name))
        {
            case BakeEntry.Missing:
                throw new BakeException($"open {name}: no such file or directory");
            case BakeEntry.Directory:
                throw BakeException.UnreadableFile($"read {name}: is a directory");
        }

        return directory.Read(name);
    }
}
