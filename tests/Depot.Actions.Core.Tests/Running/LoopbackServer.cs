using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Depot.Actions.Tests.Running;

/// <summary>A request as it came in.</summary>
public sealed record ServerRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Line => $"{Method} {Target}";
}

/// <summary>What the server does with a request.</summary>
public sealed record ServerAnswer(int Status, byte[] Body)
{
    public static readonly ServerAnswer CutBeforeAnything = new(0, []);

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The length it promises; null promises the truth.</summary>
    public long? Promise { get; init; }

    /// <summary>Called with half of the body sent; the rest goes out when it ends.</summary>
    public Func<Task>? Halfway { get; init; }

    public static ServerAnswer Json(string json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json)) { Headers = ["Content-Type: application/json"] };

    public static ServerAnswer Text(string text, int status = 200) => new(status, Encoding.UTF8.GetBytes(text));

    public static ServerAnswer Error(int status, params string[] headers) => new(status, []) { Headers = headers };

    public static ServerAnswer File(byte[] content, params string[] headers) => new(200, content) { Headers = headers };
}

/// <summary>An HTTP server on loopback that answers as told, rightly or wrongly. Each answer closes its connection.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, Func<ServerRequest, int, ServerAnswer>> _routes = [];
    private readonly List<ServerRequest> _requests = [];
    private readonly Lock _lock = new();

    public LoopbackServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>A URL where no server listens.</summary>
    public static string Nowhere
    {
        get
        {
            using var server = new LoopbackServer();
            return server.Address;
        }
    }

    public IReadOnlyList<ServerRequest> Requests
    {
        get { lock (_lock) return [.. _requests]; }
    }

    /// <summary>Method and target of each request, in order.</summary>
    public IReadOnlyList<string> Lines => [.. Requests.Select(request => request.Line)];

    /// <summary>Answers requests in turn; the last answer repeats. The path is compared without its query.</summary>
    public LoopbackServer On(string methodAndPath, params ServerAnswer[] answers) =>
        On(methodAndPath, (_, turn) => answers[Math.Min(turn, answers.Length - 1)]);

    public LoopbackServer On(string methodAndPath, Func<ServerRequest, int, ServerAnswer> answer)
    {
        lock (_lock) _routes[methodAndPath] = answer;
        return this;
    }

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
            var request = await ReadAsync(stream);
            await WriteAsync(stream, Answer(request));
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private ServerAnswer Answer(ServerRequest request)
    {
        var path = request.Line.Split('?')[0];
        Func<ServerRequest, int, ServerAnswer>? route;
        int turn;
        lock (_lock)
        {
            turn = _requests.Count(earlier => earlier.Line.Split('?')[0] == path);
            _requests.Add(request);
            route = _routes.GetValueOrDefault(path);
        }

        return route?.Invoke(request, turn) ?? ServerAnswer.Error(404);
    }

    private static async Task WriteAsync(NetworkStream stream, ServerAnswer answer)
    {
        if (answer == ServerAnswer.CutBeforeAnything) return;
        var head = $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {answer.Promise ?? answer.Body.Length}\r\nConnection: close\r\n"
            + string.Concat(answer.Headers.Select(header => header + "\r\n")) + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var half = answer.Halfway is null ? answer.Body.Length : answer.Body.Length / 2;
        await stream.WriteAsync(answer.Body.AsMemory(0, half));
        await stream.FlushAsync();
        if (answer.Halfway is null) return;
        await answer.Halfway();
        await stream.WriteAsync(answer.Body.AsMemory(half));
    }

    private static async Task<ServerRequest> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("closed");
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        var start = lines[0].Split(' ');
        return new(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}
