using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Depot.Actions.Host.Engine;

/// <summary>The Docker Engine's API over its Unix socket: the calls that a hand-off needs.</summary>
/// <param name="socket">Absolute path of the socket.</param>
/// <remarks>
/// Without a version in the path the Engine uses its newest API version. Engine 29 refuses versions before 1.44, which older Engines do not
/// support, and the calls used here are the same in all versions.
/// </remarks>
internal sealed partial class EngineClient(string socket) : IDisposable
{
    /// <summary>The Engine's socket, where the runner mounts it.</summary>
    public const string MountedSocket = "/var/run/docker.sock";

    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The time limit for an answer. A container's output and its end have none.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = Connect(socket);

    /// <summary>What the Engine knows of a container; null when it has none of that name or id.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<ContainerInfo?> InspectAsync(string container, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"containers/{container}/json", null, stop).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.NotFound ? null
            : Checked(await ReadAsync(answer, EngineJson.Default.ContainerInfo, stop).ConfigureAwait(false));
    }

    /// <summary>The running containers of a network.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<ContainerSummary[]> OnNetworkAsync(string network, CancellationToken stop)
    {
        var filters = JsonSerializer.Serialize(new() { ["network"] = [network] }, EngineJson.Default.DictionaryStringStringArray);
        using var answer = await SendAsync(HttpMethod.Get, "containers/json?filters=" + Uri.EscapeDataString(filters), null, stop).ConfigureAwait(false);
        return Checked(await ReadAsync(answer, EngineJson.Default.ContainerSummaryArray, stop).ConfigureAwait(false));
    }

    /// <summary>Makes a container and gives its id.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<string> CreateAsync(string name, ContainerSpec spec, CancellationToken stop)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(spec, EngineJson.Default.ContainerSpec));
        body.Headers.ContentType = new("application/json");
        using var answer = await SendAsync(HttpMethod.Post, "containers/create?name=" + Uri.EscapeDataString(name), body, stop).ConfigureAwait(false);
        return Id((await ReadAsync(answer, EngineJson.Default.CreatedContainer, stop).ConfigureAwait(false)).Id);
    }

    /// <summary>A stream that is the container's standard input, and its output in frames; <see cref="ContainerOutput"/> reads them.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<Stream> AttachAsync(string container, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"containers/{container}/attach?stream=1&stdin=1&stdout=1&stderr=1");
        return await UpgradeAsync(request, stop).ConfigureAwait(false);
    }

    /// <summary>Starts a container.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public Task StartAsync(string container, CancellationToken stop) => DoAsync(HttpMethod.Post, $"containers/{container}/start", stop);

    /// <summary>Sends a signal, such as <c>SIGINT</c>, to a container's first process.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public Task SignalAsync(string container, string signal, CancellationToken stop) =>
        DoAsync(HttpMethod.Post, $"containers/{container}/kill?signal={signal}", stop);

    /// <summary>Kills a container if it is still running, and removes it; a missing container is not an error.</summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task RemoveAsync(string container, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Delete, $"containers/{container}?force=1", null, stop).ConfigureAwait(false);
        // Conflict: the Engine is removing it at the moment.
        if (!answer.IsSuccessStatusCode && answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict))
        {
            throw await RefusalAsync(answer, stop).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits until the Engine has accepted the request, then returns a task that ends with the container's exit code once it is removed.
    /// </summary>
    /// <exception cref="EngineException">The Engine cannot be reached, or refuses.</exception>
    public async Task<Task<int>> UntilRemovedAsync(string container, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"containers/{container}/wait?condition=removed");
        var answer = await SendAsync(request, stop).ConfigureAwait(false);
        return ExitCodeAsync(answer);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<int> ExitCodeAsync(HttpResponseMessage answer)
    {
        using (answer) return (await ReadAsync(answer, EngineJson.Default.ContainerExit, CancellationToken.None, Timeout.InfiniteTimeSpan).ConfigureAwait(false)).StatusCode;
    }

    private async Task DoAsync(HttpMethod method, string path, CancellationToken stop)
    {
        using var answer = await SendAsync(method, path, null, stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) throw await RefusalAsync(answer, stop).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        return await SendAsync(request, stop).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            return await WithinAsync(AnswerLimit, limited => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited), stop).ConfigureAwait(false);
        }
        catch (HttpRequestException failure)
        {
            throw Unreachable(failure);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken stop, TimeSpan? within = null)
    {
        if (!answer.IsSuccessStatusCode) throw await RefusalAsync(answer, stop).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(await BodyAsync(answer, within ?? AnswerLimit, stop).ConfigureAwait(false), type) ?? throw new EngineException("it answered with nothing");
        }
        catch (JsonException unreadable)
        {
            throw new EngineException("its answer is not the Engine's JSON", unreadable);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Unreachable(failure);
        }
    }

    private static Task<byte[]> BodyAsync(HttpResponseMessage answer, TimeSpan within, CancellationToken stop) => WithinAsync(within, async limited =>
    {
        var stream = await answer.Content.ReadAsStreamAsync(limited).ConfigureAwait(false);
        await using var reading = stream.ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, limited).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > MostBytes) throw new EngineException($"it answered with more than {MostBytes >> 20} MiB");
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }, stop);

    // A timeout of the Engine is an error; a cancelled step is not.
    private static async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            return await work(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Silent();
        }
    }

    // Another program may answer on the socket, or a proxy.
    private static ContainerInfo Checked(ContainerInfo info)
    {
        if (info.Name is null || info.Image is null) throw Incomplete();
        _ = Id(info.Id);
        return info with { Mounts = Whole(info.Mounts) };
    }

    private static ContainerSummary[] Checked(ContainerSummary?[] containers) =>
        [.. containers.OfType<ContainerSummary>().Where(container => container.Id is not null).Select(container => container with { Mounts = Whole(container.Mounts) })];

    private static IReadOnlyList<ContainerMount>? Whole(IReadOnlyList<ContainerMount?>? mounts) =>
        mounts is null ? null : [.. mounts.Where(mount => mount is { Type: not null, Destination: not null }).Select(mount => mount!)];

    private static string Id(string? id) => id is { Length: >= 12 } && id.All(char.IsAsciiHexDigit) ? id : throw Incomplete();

    private static EngineException Incomplete() => new("its answer lacks what an Engine says of a container");

    private static EngineException Silent() => new($"it did not answer within {AnswerLimit.TotalMinutes:0} min");

    private static async Task<EngineException> RefusalAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            var body = await BodyAsync(answer, AnswerLimit, stop).ConfigureAwait(false);
            if (JsonSerializer.Deserialize(body, EngineJson.Default.EngineProblem)?.Message is { Length: > 0 } message) return new(message.TrimEnd('.'));
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or IOException)
        {
            // The status has to do.
        }

        return new($"it answered {(int)answer.StatusCode} {answer.ReasonPhrase}");
    }

    private static EngineException Unreachable(Exception failure)
    {
        var cause = failure;
        while (cause.InnerException is { } inner) cause = inner;
        return new(cause.Message.TrimEnd('.'), failure);
    }

    private static HttpClient Connect(string socket)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = async (_, stop) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop).ConfigureAwait(false);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        };
        return new(handler) { BaseAddress = new("http://docker/"), Timeout = Timeout.InfiniteTimeSpan };
    }
}
