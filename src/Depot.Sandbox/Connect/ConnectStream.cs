using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Depot.Sandbox.Connect;

/// <summary>Envelopes of a Connect stream: one byte of flags, four of length (big endian), then the message.</summary>
internal static class ConnectStream
{
    public const string ContentType = "application/connect+proto";
    private const byte EndOfStream = 0b10;
    private const int HeaderLength = 5;

    public static bool IsStream(HttpRequest request) =>
        request.ContentType?.StartsWith("application/connect+", StringComparison.Ordinal) == true;

    /// <summary>Reads to the end and keeps the first message, which names the build; the rest is progress. Empty when none came.</summary>
    public static async Task<byte[]> ReadFirstAsync(Stream body, CancellationToken cancel)
    {
        var header = new byte[HeaderLength];
        byte[]? first = null;
        while (await body.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancel) == HeaderLength)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1));
            if (length is < 0 or > 64 << 20) throw new ConnectException("resource_exhausted", $"An envelope of {length} bytes is too long");
            var message = new byte[length];
            await body.ReadExactlyAsync(message, cancel);
            first ??= message;
        }

        return first ?? [];
    }

    /// <summary>Writes one message, or none, and the end of the stream.</summary>
    public static async Task WriteAsync(Stream body, byte[]? message, JsonObject? error)
    {
        if (message is not null) await WriteEnvelopeAsync(body, 0, message);
        var end = error is null ? new JsonObject() : new JsonObject { ["error"] = error };
        await WriteEnvelopeAsync(body, EndOfStream, JsonSerializer.SerializeToUtf8Bytes(end));
    }

    private static async Task WriteEnvelopeAsync(Stream body, byte flags, byte[] message)
    {
        var header = new byte[HeaderLength];
        header[0] = flags;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), message.Length);
        await body.WriteAsync(header);
        await body.WriteAsync(message);
    }
}
