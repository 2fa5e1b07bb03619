using System.Formats.Tar;
using System.IO.Compression;
using Depot.Actions.Tests.Install;
using Depot.Actions.Tests.Running;

namespace Depot.Faults.Kinds;

/// <summary>The archive of a release is damaged or hostile.</summary>
internal static class ArchiveFaults
{
    private const string Nothing = "an error with a message, nothing installed, nothing outside of the cache";

    public static IEnumerable<Fault> All =>
    [
        Hostile("climbs out with ../", TestArchive.TarGz(Program, TestArchive.Entry("../../../../../escaped", "x")), "outside"),
        Hostile("has an absolute path", TestArchive.TarGz(Program, TestArchive.Entry("/tmp/depot-faults-escaped", "x")), "outside"),
        Hostile("climbs out with ..\\", TestArchive.TarGz(Program, TestArchive.Entry("..\\..\\escaped", "x")), "outside"),
        Hostile("has a symbolic link", TestArchive.TarGz(Program, TestArchive.Link(TarEntryType.SymbolicLink, "bin/l", "/etc")), "SymbolicLink"),
        Hostile("has a hard link", TestArchive.TarGz(Program, TestArchive.Link(TarEntryType.HardLink, "bin/l", "/etc/passwd")), "HardLink"),
        Hostile("writes through a link of its own", TestArchive.TarGz(TestArchive.Link(TarEntryType.SymbolicLink, "bin", "/tmp"), Program), "SymbolicLink"),
        Hostile("has a device", TestArchive.TarGz(Program, TestArchive.Special(TarEntryType.CharacterDevice, "bin/null")), "CharacterDevice"),
        Hostile("has a named pipe", TestArchive.TarGz(Program, TestArchive.Special(TarEntryType.Fifo, "bin/pipe")), "Fifo"),
        Hostile("has the program twice", TestArchive.TarGz(Program, Program), "twice"),
        Hostile("has 100 000 entries", TestArchive.TarGz(Enumerable.Range(0, 100_000).Select(at => TestArchive.DirectoryEntry($"f{at}"))), "entries"),
        Hostile("has directories nested 5 000 deep", TestArchive.TarGz(TestArchive.DirectoryEntry(string.Concat(Enumerable.Repeat("d/", 5_000))), Program), "characters"),
        Hostile("has 400 directories in each name", TestArchive.TarGz(Enumerable.Range(0, 900).Select(at => TestArchive.DirectoryEntry($"{at}/" + string.Concat(Enumerable.Repeat("d/", 400))))), "entries"),
        Hostile("has a name of escape sequences", TestArchive.TarGz(Program, TestArchive.Entry("../\u001b[31m\u001b]0;x\u0007", "x")), "outside"),
        Hostile("has a name of a megabyte that runs backwards", TestArchive.TarGz(Program, TestArchive.Entry("../\u202e" + new string('x', 1 << 20), "x"))),
        Hostile("is a bomb: 1 GB of zeros in 1 MB", Bomb(), "unpacks to more than"),
        Hostile("has no program", TestArchive.TarGz(TestArchive.Entry("README", "x")), "holds no"),
        Hostile("has a directory where the program should be", TestArchive.TarGz(TestArchive.DirectoryEntry("bin/depot"), TestArchive.Entry("bin/depot/x", "x")), "holds no"),
        Hostile("is cut in half", TestArchive.Release()[..(TestArchive.Release().Length / 2)]),
        Hostile("lacks its last ten bytes", TestArchive.Release()[..^10]),
        Hostile("has flipped bits", [.. TestArchive.Release().Select((value, at) => at == 60 ? (byte)~value : value)]),
        Hostile("is empty", [], "neither .tar.gz nor .zip"),
        Hostile("is HTML", "<html>"u8.ToArray(), "neither .tar.gz nor .zip"),
        Hostile("is a zip that climbs out", TestArchive.Zip(("bin/depot", "x", 0x81ed), ("../../../escaped", "x", 0x81a4)), "outside"),
        Hostile("is a zip with a link", TestArchive.Zip(("bin/depot", "/etc/passwd", 0xa1ff)), "link"),
        Hostile("is a zip of rubbish", [(byte)'P', (byte)'K', 3, 4, .. new byte[100]]),
    ];

    private static TarEntry Program => TestArchive.Entry("bin/depot", "#!/bin/sh\n");

    private static Fault Hostile(string what, byte[] archive, params string[] words) => new("archive " + what, Nothing, async arena =>
    {
        var happened = await ReleaseFaults.FailsAsync(arena, server => server.On(ReleaseFaults.File, ServerAnswer.File(archive)), words);
        var escaped = Directory.EnumerateFiles(arena.Root, "escaped*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Path.GetTempPath(), "depot-faults-escaped")).FirstOrDefault();
        return escaped is null ? happened : throw new ShortfallException("it wrote " + escaped);
    });

    private static byte[] Bomb()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "bin/depot") { DataStream = new Zeros(1L << 30) });
        }

        return buffer.ToArray();
    }

    /// <summary>A readable stream of zeros.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _position; set => _position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            Array.Clear(buffer, offset, read);
            _position += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
