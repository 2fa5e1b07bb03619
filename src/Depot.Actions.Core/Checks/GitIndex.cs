using System.Buffers.Binary;
using System.Text;

namespace Depot.Actions.Checks;

/// <summary>One file of a checkout, as git last saw it.</summary>
/// <param name="Path">From the top of the checkout, with <c>/</c>.</param>
/// <param name="Modified">Seconds since 1970.</param>
/// <param name="Size">Bytes, modulo 2^32.</param>
public readonly record struct GitIndexEntry(string Path, uint Modified, uint Size);

/// <summary>The index of a git checkout, read without git.</summary>
/// <remarks>git, Documentation/gitformat-index.txt, versions 2 and 3, which is what actions/checkout leaves.</remarks>
public static class GitIndex
{
    private const int FixedPart = 62;

    /// <summary>The files that git expects in the checkout; empty for an index of another version or a damaged one.</summary>
    public static IReadOnlyList<GitIndexEntry> Parse(ReadOnlySpan<byte> index)
    {
        if (index.Length < 12 || !index.StartsWith("DIRC"u8)) return [];
        if (BinaryPrimitives.ReadUInt32BigEndian(index[4..]) is not (2 or 3)) return [];
        var count = BinaryPrimitives.ReadUInt32BigEndian(index[8..]);
        var entries = new List<GitIndexEntry>();
        var rest = index[12..];
        for (; count > 0; count--)
        {
            if (rest.Length < FixedPart + 2) return [];
            var flags = BinaryPrimitives.ReadUInt16BigEndian(rest[60..]);
            var isExtended = (flags & 0x4000) != 0;
            var name = FixedPart + (isExtended ? 2 : 0);
            var length = rest[name..].IndexOf((byte)0);
            if (length <= 0) return [];

            // A sparse checkout leaves files out on purpose; a submodule (mode 0160000) is a directory.
            var isSkipped = isExtended && (BinaryPrimitives.ReadUInt16BigEndian(rest[FixedPart..]) & 0x4000) != 0;
            var isSubmodule = (BinaryPrimitives.ReadUInt32BigEndian(rest[24..]) & 0xF000) == 0xE000;
            if (!isSkipped && !isSubmodule)
            {
                entries.Add(new(Encoding.UTF8.GetString(rest.Slice(name, length)),
                    BinaryPrimitives.ReadUInt32BigEndian(rest[8..]), BinaryPrimitives.ReadUInt32BigEndian(rest[36..])));
            }

            var padded = (name + length + 8) / 8 * 8;
            if (padded > rest.Length) return [];
            rest = rest[padded..];
        }

        return entries;
    }
}
