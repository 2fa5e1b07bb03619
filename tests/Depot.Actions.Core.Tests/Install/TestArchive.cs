using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Depot.Actions.Tests.Install;

/// <summary>Archives, good and bad.</summary>
internal static class TestArchive
{
    private const UnixFileMode Rwx = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>A release as it is built: the program in bin, papers beside it.</summary>
    public static byte[] Release(string program = "#!/bin/sh\nexit 0\n") => TarGz(Entry("LICENSE", "MIT"), Entry("bin/depot", program, Rwx));

    public static byte[] TarGz(params IEnumerable<TarEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var entry in entries) tar.WriteEntry(entry);
        }

        return buffer.ToArray();
    }

    public static TarEntry Entry(string name, string text, UnixFileMode mode = UnixFileMode.UserRead) =>
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), Mode = mode };

    public static TarEntry DirectoryEntry(string name) => new PaxTarEntry(TarEntryType.Directory, name);

    public static TarEntry Link(TarEntryType type, string name, string target) => new PaxTarEntry(type, name) { LinkName = target };

    public static TarEntry Special(TarEntryType type, string name) => new PaxTarEntry(type, name);

    public static byte[] Zip(params (string Name, string Text, int Mode)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text, mode) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.ExternalAttributes = mode << 16;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
