using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Depot.Release.Contents;
using Depot.Release.Errors;
using Depot.Release.Staging;
using Depot.Release.Versions;

namespace Depot.Release.Tests.Contents;

/// <summary>The list of what is in the image.</summary>
public sealed class SpdxSpecs : IDisposable
{
    private const string OpenSsl = """
        Package: libssl3
        Status: install ok installed
        Maintainer: Debian OpenSSL Team <openssl@example.org>
        Architecture: amd64
        Source: openssl (3.0.19-1~deb12u2)
        Version: 1:3.0.19-1~deb12u2+b1
        Description: Secure Sockets Layer toolkit
         with a second line: of text
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("depot-release-sbom");

    [Fact]
    public void It_names_every_package_of_the_system_by_its_version_system_and_source()
    {
        var rootfs = Rootfs.Read(Archive(("./etc/os-release", "NAME=Debian\nID=debian\nVERSION_ID=\"12\"\n"),
            ("./var/lib/dpkg/status.d/libssl3", OpenSsl), ("./var/lib/dpkg/status.d/libssl3.md5sums", "00  usr/lib/libssl.so.3\n")));

        Purls(Document([rootfs], [])).Should().Contain(
            "pkg:deb/debian/libssl3@1%3A3.0.19-1~deb12u2%2Bb1?arch=amd64&distro=debian-12&upstream=openssl");
    }

    [Fact]
    public void It_names_what_is_linked_into_the_program_and_the_runtime_but_not_the_compiler()
    {
        var linked = LinkedPackage.Read(Assets("""[{"name": "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64", "version": "[10.0.12, 10.0.12]"}, {"name": "Microsoft.AspNetCore.App.Runtime.linux-x64", "version": "[10.0.12, 10.0.12]"}]"""));

        Purls(Document([], linked)).Where(purl => purl.StartsWith("pkg:nuget/", StringComparison.Ordinal)).Should().Equal(
            "pkg:nuget/CliWrap@3.10.5", "pkg:nuget/Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64@10.0.12");
    }

    [Fact]
    public void Every_part_belongs_to_the_image_or_the_program()
    {
        var rootfs = Rootfs.Read(Archive(("etc/os-release", "ID=debian\nVERSION_ID=12\n"), ("var/lib/dpkg/status.d/libssl3", OpenSsl)));

        var root = Document([rootfs, rootfs], [new("CliWrap", "3.10.5")]);

        root.GetProperty("packages").EnumerateArray().Select(package => package.GetProperty("SPDXID").GetString()).Should().OnlyHaveUniqueItems();
        root.GetProperty("relationships").EnumerateArray()
            .Select(item => $"{item.GetProperty("spdxElementId")} {item.GetProperty("relationshipType")} {item.GetProperty("relatedSpdxElement")}").Should().Equal(
                "SPDXRef-DOCUMENT DESCRIBES SPDXRef-image", "SPDXRef-image CONTAINS SPDXRef-program",
                "SPDXRef-image CONTAINS SPDXRef-deb-libssl3-amd64-1-3.0.19-1-deb12u2-b1", "SPDXRef-program STATIC_LINK SPDXRef-nuget-CliWrap-3.10.5");
    }

    [Fact]
    public void An_image_that_does_not_say_what_it_is_made_of_is_refused()
    {
        var archive = Archive(("./depot-actions", "program"));

        var read = () => Rootfs.Read(archive);

        read.Should().Throw<ReleaseException>().Which.Message.Should().StartWith($"{archive} has no list of its packages.");
    }

    [Fact]
    public void A_restore_without_a_runtime_is_refused()
    {
        var assets = Assets("[]");

        var read = () => LinkedPackage.Read(assets);

        read.Should().Throw<ReleaseException>().Which.Message.Should().Be($"{assets} names no runtime. Write it with 'dotnet restore src/Depot.Actions --runtime linux-x64'.");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static JsonElement Document(IReadOnlyList<Rootfs> systems, IReadOnlyList<LinkedPackage> linked) => JsonDocument.Parse(SpdxDocument.Of(
        ReleaseVersion.Parse("v1.20.0"), new("depot", "depot/actions"), new SourceCheckout(".", new('1', 40), DateTimeOffset.UnixEpoch), systems, linked)).RootElement;

    private static IEnumerable<string> Purls(JsonElement document) => document.GetProperty("packages").EnumerateArray()
        .Select(package => package.GetProperty("externalRefs")[0].GetProperty("referenceLocator").GetString()!);

    private string Assets(string downloads)
    {
        var file = Path.Combine(_directory.FullName, "project.assets.json");
        File.WriteAllText(file, """
            {"libraries": {"CliWrap/3.10.5": {"type": "package"}, "Microsoft.DotNet.ILCompiler/10.0.12": {"type": "package"}, "Microsoft.NET.ILLink.Tasks/10.0.12": {"type": "package"},
              "runtime.linux-x64.Microsoft.DotNet.ILCompiler/10.0.12": {"type": "package"}, "Hcl2.Net/1.0.0": {"type": "project"}},
             "project": {"frameworks": {"net10.0": {"downloadDependencies": DOWNLOADS}}}}
            """.Replace("DOWNLOADS", downloads, StringComparison.Ordinal));
        return file;
    }

    private string Archive(params (string Name, string Text)[] files)
    {
        var file = Path.Combine(_directory.FullName, "rootfs-amd64.tar");
        using var tar = new TarWriter(File.Create(file), TarEntryFormat.Ustar);
        foreach (var (name, text) in files) tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        return file;
    }
}
