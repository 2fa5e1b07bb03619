namespace Depot.Bake.Files;

/// <summary>Reads a stream to its end, if it has one soon enough.</summary>
internal static class BoundedBytes
{
    /// <summary>All bytes of a stream.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="length">How many are expected; 0 when that is unknown.</param>
    /// <param name="most">How many there may be.</param>
    /// <exception cref="IOException">There are more; the message is a phrase.</exception>
    public static byte[] Read(Stream source, long length, int most)
    {
        if (length > most) throw TooLarge(most);

        using var content = new MemoryStream((int)length);
        var buffer = new byte[Math.Clamp(length + 1, 4 << 10, 128 << 10)];
        while (source.Read(buffer) is var read and > 0)
        {
            if (content.Length + read > most) throw TooLarge(most);
            content.Write(buffer, 0, read);
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static IOException TooLarge(int most) => new($"it is larger than {(most < 1 << 20 ? $"{most >> 10} KiB" : $"{most >> 20} MiB")}");
}
