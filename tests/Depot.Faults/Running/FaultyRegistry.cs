using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Depot.Faults.Running;

/// <summary>How a registry takes an upload.</summary>
/// <param name="Status">What it answers to a layer's bytes.</param>
internal sealed record Upload(int Status)
{
    /// <summary>Headers of that answer.</summary>
    public string Headers { get; init; } = "";

    /// <summary>How many bytes of a layer it reads before it closes the connection; null reads them all.</summary>
    public int? CutAfter { get; init; }

    /// <summary>How long it thinks before each answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many uploads this applies to; later ones are taken.</summary>
    public int Times { get; init; } = int.MaxValue;
}

/// <summary>An open registry on loopback that takes pushes of anything and keeps nothing, and takes layers as told.</summary>
internal sealed class FaultyRegistry : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Upload _upload;
    private int _uploads;
    private int _manifests;

    public FaultyRegistry(Upload upload)
    {
        _upload = upload;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>host:port.</summary>
    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How many manifests were pushed.</summary>
    public int Manifests => _manifests;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        try
        {
            var (line, length) = await HeadAsync(stream);
            var fault = line.StartsWith("PUT ", StringComparison.Ordinal) && line.Contains("/uploads/", StringComparison.Ordinal)
                && Interlocked.Increment(ref _uploads) <= _upload.Times ? _upload : null;
            var digest = await BodyAsync(stream, fault?.CutAfter ?? length);
            if (fault?.CutAfter is not null)
            {
                client.Client.Close(timeout: 0);
                return;
            }

            await Task.Delay(_upload.Delay);
            var (status, headers) = fault is { Status: >= 400 } ? (fault.Status, fault.Headers) : Answer(line, digest);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"));
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private (int Status, string Headers) Answer(string line, string digest)
    {
        var parts = line.Split(' ');
        var (method, path) = (parts[0], parts[1]);
        switch (method)
        {
            case "POST": return (202, $"Location: {path}{Guid.NewGuid():N}\r\n");
            case "PUT" when path.Contains("/manifests/", StringComparison.Ordinal):
                Interlocked.Increment(ref _manifests);
                return (201, $"Docker-Content-Digest: {digest}\r\n");
            case "PUT": return (201, $"Docker-Content-Digest: {digest}\r\n");
            default: return (path == "/v2/" ? 200 : 404, "");
        }
    }

    private static async Task<(string Line, int Length)> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("closed");
            // A first byte of TLS: clients try that, and go on without when they are refused.
            if (head.Length == 0 && one[0] == 0x16)
            {
                await stream.WriteAsync("HTTP/1.0 400 Bad Request\r\n\r\nno TLS here"u8.ToArray());
                throw new IOException("no TLS here");
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } found
            ? int.Parse(found.Split(':')[1], CultureInfo.InvariantCulture) : 0;
        return (lines[0], length);
    }

    private static async Task<string> BodyAsync(NetworkStream stream, int length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 << 10];
        for (var left = length; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)));
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
