using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Depot.Sandbox.Configuration;

namespace Depot.Sandbox.Release;

/// <summary>A release archive as goreleaser makes it: <c>bin/depot</c> in a tar.gz.</summary>
/// <param name="Bytes">The archive.</param>
internal sealed record CliArchive(byte[] Bytes)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <exception cref="IOException">The program cannot be read.</exception>
    public static async Task<CliArchive> PackAsync(string program)
    {
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(gzip))
        await using (var file = File.OpenRead(program))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "bin/depot")
            {
                Mode = (UnixFileMode)0b111_101_101,
                DataStream = file,
            });
        }

        return new(buffer.ToArray());
    }
}

/// <summary>The archives, each packed when it is first asked for.</summary>
internal sealed class CliArchives
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CliArchive>>> _archives = new(StringComparer.Ordinal);

    public Task<CliArchive> GetAsync(CliRelease release) =>
        _archives.GetOrAdd(release.Program, program => new(() => CliArchive.PackAsync(program))).Value;
}
