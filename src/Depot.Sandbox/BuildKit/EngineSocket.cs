using System.Net.Sockets;
using System.Text;

namespace Depot.Sandbox.BuildKit;

/// <summary>Connects to an Engine's BuildKit: the HTTP API passes the connection on after an upgrade.</summary>
internal static class EngineSocket
{
    private static readonly byte[] Upgrade =
        "POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"u8.ToArray();

    /// <summary>Returns a stream that carries BuildKit's gRPC from its first byte on.</summary>
    /// <exception cref="IOException">There is no Engine, or it did not upgrade; the message says which.</exception>
    public static async Task<NetworkStream> ConnectAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(Upgrade, cancel);
            var status = await ReadHeadAsync(stream, cancel);
            return status.StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal)
                ? stream
                : throw new IOException($"The Docker Engine at {path} did not open BuildKit: {status}");
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is SocketException) throw new IOException($"No Docker Engine answers at {path}: {e.Message}", e);
            throw;
        }
    }

    // Byte by byte: what follows the empty line belongs to gRPC and must stay in the socket.
    private static async Task<string> ReadHeadAsync(NetworkStream stream, CancellationToken cancel)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!EndsWithEmptyLine(head) && head.Length < 8192 && await stream.ReadAsync(one, cancel) == 1)
            head.Append((char)one[0]);
        return head.ToString().Split("\r\n")[0];
    }

    private static bool EndsWithEmptyLine(StringBuilder text) =>
        text.Length >= 4 && text[^1] == '\n' && text[^2] == '\r' && text[^3] == '\n' && text[^4] == '\r';
}
