using System.Buffers.Binary;

namespace Depot.Actions.Host.Engine;

/// <summary>What a container prints, as the Engine sends it: frames of a stream's number, a length and bytes.</summary>
/// <remarks>moby, "Attach to a container", stream format: eight bytes of header, the length in bytes 4 to 7, big-endian.</remarks>
internal static class ContainerOutput
{
    private const int HeaderLength = 8;
    private const int Errors = 2;

    /// <summary>Copies both streams as they come, to the end, in constant memory.</summary>
    /// <param name="frames">From <see cref="EngineClient.AttachAsync"/>.</param>
    /// <param name="write">Gets each piece, and whether it is from standard error; returns false to stop.</param>
    /// <param name="stop">Ends the copying.</param>
    public static async Task CopyAsync(Stream frames, Func<ReadOnlyMemory<byte>, bool, bool> write, CancellationToken stop)
    {
        var buffer = new byte[32 << 10];
        while (await frames.ReadAtLeastAsync(buffer.AsMemory(0, HeaderLength), HeaderLength, throwOnEndOfStream: false, stop).ConfigureAwait(false) == HeaderLength)
        {
            var isError = buffer[0] == Errors;
            var left = BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(4));
            while (left > 0)
            {
                var read = await frames.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop).ConfigureAwait(false);
                if (read == 0) return;
                if (!write(buffer.AsMemory(0, read), isError)) return;
                left -= (uint)read;
            }
        }
    }
}
