using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Contents;

/// <summary>The list of everything in the image, as an SPDX 2.3 document in JSON. The same commit and parts give the same bytes.</summary>
internal static class SpdxDocument
{
    /// <summary>The name of its file in a release.</summary>
    public const string File = "depot-actions.spdx.json";

    private const string Image = "SPDXRef-image";
    private const string Program = "SPDXRef-program";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="version">The release.</param>
    /// <param name="names">The names of the source and of the repositories.</param>
    /// <param name="source">The commit; its date is the document's.</param>
    /// <param name="systems">The root file system of each architecture.</param>
    /// <param name="linked">What is in the program.</param>
    public static string Of(ReleaseVersion version, RepositoryNames names, SourceCheckout source, IReadOnlyList<Rootfs> systems, IReadOnlyList<LinkedPackage> linked)
    {
        var system = systems.SelectMany(rootfs => rootfs.Packages.Select(package => (rootfs.System, Package: package))).Distinct().ToList();
        var own = $"git+https://github.com/{names.Source}@{source.Commit}";
        return JsonSerializer.Serialize(new
        {
            spdxVersion = "SPDX-2.3",
            dataLicense = "CC0-1.0",
            SPDXID = "SPDXRef-DOCUMENT",
            name = $"depot-actions-{version}",
            documentNamespace = $"https://github.com/{names.Source}/spdx/{version}/{source.Commit}",
            creationInfo = new { created = source.Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), creators = new[] { $"Tool: depot-release-{version.Tag[1..]}" } },
            packages = (object[])
            [
                Package(Image, "depot-actions image", version.Tag, own, "MIT AND LGPL-2.1-or-later AND Apache-2.0 AND MPL-2.0", "CONTAINER",
                    $"pkg:oci/depot-actions?repository_url=ghcr.io/{names.Owner}/depot-actions&tag={version}"),
                Package(Program, "depot-actions", version.Tag, own, "MIT", "APPLICATION", $"pkg:github/{names.Source}@{version}"),
                .. system.Select(item => Package(Id(item.Package), item.Package.Name, item.Package.Version, "NOASSERTION", "NOASSERTION", "LIBRARY", item.Package.Purl(item.System), $"Person: {item.Package.Maintainer}")),
                .. linked.Select(package => Package(Id(package), package.Name, package.Version, $"https://www.nuget.org/packages/{package.Name}/{package.Version}", "NOASSERTION", "LIBRARY", package.Purl)),
            ],
            relationships = (object[])
            [
                Relationship("SPDXRef-DOCUMENT", "DESCRIBES", Image),
                Relationship(Image, "CONTAINS", Program),
                .. system.Select(item => Relationship(Image, "CONTAINS", Id(item.Package))),
                .. linked.Select(package => Relationship(Program, "STATIC_LINK", Id(package))),
            ],
        }, Json) + "\n";
    }

    private static object Package(string id, string name, string version, string from, string license, string purpose, string purl, string supplier = "NOASSERTION") => new
    {
        SPDXID = id,
        name,
        versionInfo = version,
        supplier,
        downloadLocation = from,
        filesAnalyzed = false,
        licenseConcluded = "NOASSERTION",
        licenseDeclared = license,
        copyrightText = "NOASSERTION",
        primaryPackagePurpose = purpose,
        externalRefs = new[] { new { referenceCategory = "PACKAGE-MANAGER", referenceType = "purl", referenceLocator = purl } },
    };

    private static object Relationship(string from, string type, string to) => new { spdxElementId = from, relationshipType = type, relatedSpdxElement = to };

    private static string Id(OsPackage package) => Id($"deb-{package.Name}-{package.Architecture}-{package.Version}");

    private static string Id(LinkedPackage package) => Id($"nuget-{package.Name}-{package.Version}");

    // Letters, digits, '.' and '-' only.
    private static string Id(string text) => "SPDXRef-" + string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'));
}
