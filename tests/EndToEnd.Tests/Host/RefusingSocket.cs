using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Depot.Actions.EndToEnd.Host;

/// <summary>
/// A socket before the Engine's that lets everything pass but one kind of request, which it answers itself, as proxies and
/// authorization plugins do; or that is gone with that request, as an Engine is that ends.
/// </summary>
internal sealed class RefusingSocket : IDisposable
{
    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', 64 << 10)];

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _engine;
    private readonly string _request;
    private readonly string _end;
    private readonly ConcurrentBag<Socket> _connections = [];

    /// <param name="path">Path of the new socket.</param>
    /// <param name="engine">Path of the Engine's.</param>
    /// <param name="request">How a request begins that is refused, such as <c>POST /containers/create</c>.</param>
    /// <param name="end">What the path of such a request has in it besides, such as <c>/start</c>.</param>
    public RefusingSocket(string path, string engine, string request, string end = "")
    {
        (Path, _engine, _request, _end) = (path, engine, request, end);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        _ = AcceptAsync();
    }

    public string Path { get; }

    /// <summary>What it answers, after the line with the status.</summary>
    public string Answer { get; init; } = Json("""{"message": "denied by policy"}""");

    /// <summary>The status of that answer.</summary>
    public string Status { get; init; } = "403 Forbidden";

    /// <summary>Whether spaces follow the answer for as long as they are read.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether the request that would be refused is the last thing that is heard.</summary>
    public bool IsLast { get; init; }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in _connections) connection.Dispose();
    }

    /// <summary>The rest of an answer with this body.</summary>
    public static string Json(string body) => $"Content-Length: {body.Length}\r\n\r\n{body}";

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using (client)
            {
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine));
                _connections.Add(client);
                _connections.Add(engine);
                await Task.WhenAny(CopyAsync(engine, client, filter: false), CopyAsync(client, engine, filter: true));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    // A request begins a piece of what comes: our client waits for each answer before it asks again.
    private async Task CopyAsync(Socket from, Socket to, bool filter)
    {
        var buffer = new byte[64 << 10];
        while (await from.ReceiveAsync(buffer) is var read and > 0)
        {
            if (filter && IsRefused(Encoding.ASCII.GetString(buffer, 0, read).Split('\r')[0]))
            {
                if (IsLast)
                {
                    Dispose();
                    return;
                }

                await from.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Status}\r\nContent-Type: application/json\r\nConnection: close\r\n{Answer}"));
                while (IsEndless) await from.SendAsync(Spaces);
                from.Shutdown(SocketShutdown.Send);
                // The rest of the request is heard out, as an Engine does: a client that still writes must not meet a closed socket.
                while (await from.ReceiveAsync(buffer) > 0) { }
                return;
            }

            for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
        }
    }

    private bool IsRefused(string line) => line.StartsWith(_request, StringComparison.Ordinal) && line.Contains(_end, StringComparison.Ordinal);
}
