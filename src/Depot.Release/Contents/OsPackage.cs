using Depot.Release.Errors;

namespace Depot.Release.Contents;

/// <summary>A system package with files in the image.</summary>
/// <param name="Name">Its name, such as <c>libssl3</c>.</param>
/// <param name="Version">Its version, as Debian writes it.</param>
/// <param name="Architecture">Its architecture, such as <c>amd64</c> or <c>all</c>.</param>
/// <param name="Source">Name of the source package, by which vulnerabilities are listed, such as <c>openssl</c>.</param>
/// <param name="Maintainer">Who maintains it.</param>
internal sealed record OsPackage(string Name, string Version, string Architecture, string Source, string Maintainer)
{
    /// <summary>Reads an entry of <c>var/lib/dpkg/status.d</c>: lines <c>Field: value</c>.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="file">Its path, for the message.</param>
    /// <exception cref="ReleaseException">A field is missing.</exception>
    public static OsPackage Parse(string text, string file)
    {
        var fields = text.Split('\n').Select(line => line.Split(": ", 2)).Where(field => field is [[not ' ', ..], _])
            .ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
        string Field(string name) => fields.GetValueOrDefault(name) ?? throw new ReleaseException($"{file} has no field '{name}'. src/Depot.Actions/image-packages.sh writes it.");
        return new(Field("Package"), Field("Version"), Field("Architecture"), Field("Source").Split(' ')[0], Field("Maintainer"));
    }

    /// <summary>The package URL, by which scanners know it.</summary>
    /// <param name="system">The system it is a package of.</param>
    public string Purl(OsRelease system) =>
        $"pkg:deb/{system.Id}/{Name}@{Uri.EscapeDataString(Version)}?arch={Architecture}&distro={system.Id}-{system.Version}&upstream={Source}";
}

/// <summary>The system whose packages these are.</summary>
/// <param name="Id">Its name in lowercase, such as <c>ubuntu</c>.</param>
/// <param name="Version">Its version, such as <c>24.04</c>.</param>
internal sealed record OsRelease(string Id, string Version)
{
    /// <summary>Reads <c>etc/os-release</c>: lines <c>NAME=value</c>, perhaps quoted.</summary>
    /// <exception cref="ReleaseException">It names no system or no version.</exception>
    public static OsRelease Parse(string text, string file)
    {
        string Value(string name) => text.Split('\n').FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim('"')
            ?? throw new ReleaseException($"{file} does not say '{name}'.");
        return new(Value("ID"), Value("VERSION_ID"));
    }
}
