using System.Formats.Tar;
using System.IO.Compression;
using Depot.Actions.Text;

namespace Depot.Actions.Install;

/// <summary>Unpacks the archive of a release: <c>.tar.gz</c>, or <c>.zip</c> as on Windows, told apart by how they begin.</summary>
/// <remarks>
/// Only files and directories: a release of the CLI has no links and no devices, and a link could lead out of its directory.
/// </remarks>
public static class Archive
{
    // Without this, .NET treats a truncated archive as complete: docs of System.IO.Compression, "UseStrictValidation".
    private const string Strict = "System.IO.Compression.UseStrictValidation";

    static Archive() => AppContext.SetSwitch(Strict, true);

    /// <summary>Unpacks everything or throws; after a failure the directory may contain a part.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="directory">Absolute path of an empty directory that no other process writes to.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="InvalidDataException"> It is damaged, malicious or not an archive; the message completes a sentence whose subject
    /// is the archive.
    /// </exception>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    public static void Unpack(string file, string directory, UnpackLimits limits, CancellationToken stop = default)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var unpacking = new Unpacking(directory, limits, stop);
        switch (start.AsSpan(0, length))
        {
            case [0x1f, 0x8b, ..]: Tar(stream, unpacking); break;
            case [(byte)'P', (byte)'K', 3, 4]: Zip(stream, unpacking); break;
            default: throw new InvalidDataException("it is neither .tar.gz nor .zip");
        }
    }

    private static void Tar(Stream stream, Unpacking unpacking)
    {
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        using var counted = new HeaderStream(new CountingStream(gzip, unpacking), unpacking, TarHeader.Claimed);
        try
        {
            using var tar = new TarReader(counted, leaveOpen: true);
            while (counted.Header(() => tar.GetNextEntry()) is { } entry)
            {
                unpacking.Count();
                TarEntry(entry, unpacking);
            }

            // The reader ends at the end mark; the checksum of the compressed stream comes after it.
            counted.CopyTo(Stream.Null);
        }
        catch (Exception damaged) when (damaged is EndOfStreamException or FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("it is damaged", damaged);
        }
    }

    private static void TarEntry(TarEntry entry, Unpacking unpacking)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                unpacking.MakeDirectory(entry.Name);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                unpacking.File(entry.Name, entry.DataStream ?? Stream.Null, entry.Mode);
                break;
            case TarEntryType.GlobalExtendedAttributes:
                break;
            default:
                throw NotUnpacked(entry.Name, $"{entry.EntryType}");
        }
    }

    private static void Zip(Stream stream, Unpacking unpacking)
    {
        unpacking.AllowEntries(ZipEnd.Entries(stream));
        using var archive = new HeaderStream(stream, unpacking);
        using var zip = archive.Header(() => new ZipArchive(archive, ZipArchiveMode.Read));
        foreach (var entry in archive.Header(() => zip.Entries))
        {
            unpacking.Count();
            var kind = (entry.ExternalAttributes >> 16) & 0xF000;
            if (kind is not (0 or 0x4000 or 0x8000)) throw NotUnpacked(entry.FullName, "link or a device");
            if (entry.FullName.EndsWith('/')) unpacking.MakeDirectory(entry.FullName);
            else ZipEntry(entry, unpacking);
        }
    }

    private static InvalidDataException NotUnpacked(string entry, string kind) =>
        new($"its entry '{AnsiText.Name(entry)}' is a {kind}, and only files and directories are unpacked");

    private static void ZipEntry(ZipArchiveEntry entry, Unpacking unpacking)
    {
        using var content = new CountingStream(entry.Open(), unpacking);
        unpacking.File(entry.FullName, content, (UnixFileMode)((entry.ExternalAttributes >> 16) & 0x1FF));
    }
}
