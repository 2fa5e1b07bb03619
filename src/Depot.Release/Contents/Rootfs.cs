using System.Formats.Tar;
using System.Text;
using Depot.Release.Errors;

namespace Depot.Release.Contents;

/// <summary>The packages of a root file system of the image.</summary>
/// <param name="System">The system they come from.</param>
/// <param name="Packages">By name.</param>
internal sealed record Rootfs(OsRelease System, IReadOnlyList<OsPackage> Packages)
{
    private const string Packed = "var/lib/dpkg/status.d/";
    private const string Release = "etc/os-release";

    /// <summary>Reads a tar archive of it.</summary>
    /// <exception cref="ReleaseException">It has no list of its packages.</exception>
    public static Rootfs Read(string archive)
    {
        OsRelease? system = null;
        var packages = new List<OsPackage>();
        using var tar = new TarReader(File.OpenRead(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            if (name == Release) system = OsRelease.Parse(Text(entry), $"{Release} of {archive}");
            else if (name.StartsWith(Packed, StringComparison.Ordinal) && !name.EndsWith(".md5sums", StringComparison.Ordinal))
                packages.Add(OsPackage.Parse(Text(entry), $"{name} of {archive}"));
        }

        if (system is null || packages.Count == 0)
            throw new ReleaseException($"{archive} has no list of its packages. Build it on Debian or Ubuntu, where src/Depot.Actions/image-packages.sh can determine them.");
        return new(system, [.. packages.OrderBy(package => package.Name, StringComparer.Ordinal)]);
    }

    private static string Text(TarEntry entry)
    {
        using var reader = new StreamReader(entry.DataStream ?? Stream.Null, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
