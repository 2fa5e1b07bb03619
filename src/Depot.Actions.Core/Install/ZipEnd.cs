using System.Buffers.Binary;

namespace Depot.Actions.Install;

/// <summary>The record at the end of a .zip, which says how many entries there are.</summary>
/// <remarks>PKWARE, APPNOTE.TXT, 4.3.16. The reader of .NET finds it in the same way, and makes room for as many entries as it claims.</remarks>
internal static class ZipEnd
{
    private const int Length = 22;

    /// <summary>The number of entries that it claims; 0 where there is no record, which the reader reports itself.</summary>
    /// <exception cref="InvalidDataException">The number is in another record, as in archives of more than 4 GiB or 65,535 entries.</exception>
    public static int Entries(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, Length + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        // The last record whose fields are all there; a comment of any length follows it.
        var start = tail.AsSpan(0, Math.Max(0, tail.Length - (Length - 4))).LastIndexOf("PK\u0005\u0006"u8);
        if (start < 0) return 0;
        var record = tail.AsSpan(start, Length);
        var (disk, entries, offset) = (Number(record, 4), Number(record, 10), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]));
        if (disk == ushort.MaxValue || entries == ushort.MaxValue || offset == uint.MaxValue) throw new InvalidDataException("it is in the format ZIP64, which an archive of the CLI does not need");
        return entries;
    }

    private static ushort Number(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadUInt16LittleEndian(record[at..]);
}
