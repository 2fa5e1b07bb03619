using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using Depot.Actions.Step;

namespace Depot.Actions.Http;

/// <summary>Sends small requests with time limits, retries and cancellation. No connection is made before the first request.</summary>
/// <param name="context">The clock, the log of retries, and the signal that cancels everything.</param>
/// <param name="userAgent">How servers know us, such as <c>depot-setup-action</c>.</param>
public sealed class HttpCaller(StepContext context, string userAgent) : IDisposable
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>The time limit for one answer.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);

    /// <summary>Five attempts, waits of about 1, 2, 4 and 8 seconds, 90 seconds in all.</summary>
    public static readonly RetryRule Patience = new(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(90));

    private readonly Lazy<HttpClient> _client = new(() => Connect(userAgent, mayFollow: true));
    private readonly Lazy<HttpClient> _withToken = new(() => Connect(userAgent, mayFollow: false));

    /// <summary>The client, for what is too long for <see cref="SendAsync"/>. It has no time limit of its own.</summary>
    public HttpClient Client => _client.Value;

    /// <summary>Sends a request until there is a final answer: success, redirect or refusal.</summary>
    /// <exception cref="HttpFailure">There was no final answer: no connection, no answer in time, or 408, 429 or 5xx in every
    /// attempt.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public Task<HttpAnswer> SendAsync(HttpCall call) => Retry.RunAsync(
        async limit => await OnceAsync(call, AnswerLimit, limit).ConfigureAwait(false) is var answer && IsTransient(answer.Status)
            ? throw new HttpFailure(answer.Problem) { IsTransient = true, RetryAfter = answer.RetryAfter }
            : answer,
        Patience, context.Time, context.Log.Info, context.Stop.Interrupt);

    /// <summary>Sends a request once.</summary>
    /// <param name="call">The request.</param>
    /// <param name="within">How long the answer may take.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="HttpFailure">There was no answer; the failure is transient.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public async Task<HttpAnswer> OnceAsync(HttpCall call, TimeSpan within, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(within, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var request = Request(call);
            using var response = await (call.HasToken ? _withToken.Value : Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            if (call.HasToken && (int)response.StatusCode is >= 300 and < 400)
            {
                throw new HttpFailure($"{call} answered {HttpAnswer.StatusOf(response.StatusCode)}, and a token is not sent on to where it leads");
            }

            return new(call, response.StatusCode, await ReadAsync(call, response, either.Token).ConfigureAwait(false))
            {
                RetryAfter = Wait(response.Headers.RetryAfter, context.Time),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UriFormatException)
        {
            throw Unreachable(call.ToString(), failure);
        }
        catch (OperationCanceledException) when (!context.Stop.IsRequested)
        {
            throw HttpFailure.Passing($"{call} had no answer within {within.TotalSeconds} s");
        }
    }

    /// <summary>Whether a status is transient.</summary>
    public static bool IsTransient(HttpStatusCode status) =>
        (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    /// <summary>A failure below HTTP. The message has the innermost cause, because that is the one a user can fix.</summary>
    /// <param name="what">What was tried, such as <c>GET https://host/path</c>.</param>
    /// <param name="failure">What it failed with.</param>
    public static HttpFailure Unreachable(string what, Exception failure)
    {
        var cause = failure;
        var isForGood = false;
        for (; cause.InnerException is not null; cause = cause.InnerException) isForGood |= cause is AuthenticationException;
        // A redirect to something that is no HTTP URL stays one.
        return new($"{what} failed: {HttpAnswer.Readable(cause.Message) ?? cause.GetType().Name}", failure) { IsTransient = !isForGood && cause is not (AuthenticationException or UriFormatException) };
    }

    /// <summary>The wait that a server requests; null if it requests none.</summary>
    public static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider time) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <inheritdoc />
    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
        if (_withToken.IsValueCreated) _withToken.Value.Dispose();
    }

    private static HttpRequestMessage Request(HttpCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Address);
        request.Headers.Accept.Add(new("application/json"));
        if (call.Bearer is not null) request.Headers.Authorization = new("Bearer", call.Bearer);
        if (call.Json is not null) request.Content = new StringContent(call.Json, Encoding.UTF8, "application/json");
        else if (call.Method == HttpMethod.Post) request.Content = new ByteArrayContent([]);
        return request;
    }

    private static async Task<string> ReadAsync(HttpCall call, HttpResponseMessage response, CancellationToken stop)
    {
        var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using var reading = stream.ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, stop).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > MostBytes) throw new HttpFailure($"{call} answered with more than {MostBytes >> 20} MiB");
            body.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static HttpClient Connect(string userAgent, bool mayFollow)
    {
        // The limits of this class apply; a second limit inside the client would make the reason of a timeout unclear.
        var handler = new SocketsHttpHandler { ConnectTimeout = AnswerLimit, UseCookies = false, AllowAutoRedirect = mayFollow, Proxy = new OutsideProxy(HttpClient.DefaultProxy) };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new(new ProductHeaderValue(userAgent)));
        return client;
    }
}
