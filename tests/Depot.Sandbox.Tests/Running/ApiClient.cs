using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Depot.Sandbox.Tests.Running;

/// <summary>Speaks the build API as the CLI does: Connect over plain HTTP/2.</summary>
internal sealed class ApiClient(DepotSandbox sandbox, string? token = "any") : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new($"{sandbox.Urls.Api}/depot.cli.v1.BuildService/"),
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        DefaultRequestHeaders = { Authorization = token is null ? null : new("Bearer", token) },
    };

    public async Task<T> CallAsync<T>(string method, IMessage request, MessageParser<T> answer) where T : IMessage<T>
    {
        using var response = await SendAsync(method, request.ToByteArray(), "application/proto");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/proto");
        return answer.ParseFrom(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The HTTP status and the text <c>code: message</c> of a call that is refused.</summary>
    public async Task<(HttpStatusCode Status, string Error)> RefusedAsync(string method, IMessage request)
    {
        using var response = await SendAsync(method, request.ToByteArray(), "application/proto");
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (response.StatusCode, $"{error["code"]}: {error["message"]}");
    }

    public Task<HttpResponseMessage> SendAsync(string method, byte[] body, string type) =>
        _http.PostAsync(method, new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } });

    public void Dispose() => _http.Dispose();
}
