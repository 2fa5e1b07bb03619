using System.Net.Sockets;
using System.Text;

namespace Depot.Sandbox.Tests.Running;

/// <summary>An Engine's socket that upgrades and then sends back whatever it gets.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sb-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _answer;
    private readonly Task _serving;

    /// <param name="answer">First line of the answer to the upgrade.</param>
    public FakeEngine(string answer = "HTTP/1.1 101 UPGRADED")
    {
        _answer = answer;
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _serving = ServeAsync();
    }

    public string Path => System.IO.Path.Combine(_directory.FullName, "engine.sock");

    /// <summary>The heads of the requests, up to the empty line.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        _directory.Delete(recursive: true);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync();
                await using var stream = new NetworkStream(client);
                Requests.Add(await ReadHeadAsync(stream));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer + "\r\nUpgrade: h2c\r\n\r\n"));
                await stream.CopyToAsync(stream);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1) head.Append((char)one[0]);
        return head.ToString();
    }
}
