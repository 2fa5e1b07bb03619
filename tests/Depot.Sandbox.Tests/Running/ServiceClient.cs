using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Depot.Sandbox.Tests.Running;

/// <summary>Asks the HTTP services.</summary>
internal sealed class ServiceClient(DepotSandbox sandbox) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = new(sandbox.Urls.Web + "/"), Timeout = TimeSpan.FromSeconds(20) };

    public Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string? bearer = null) => SendAsync(HttpMethod.Get, path, null, bearer);

    public Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body, null);

    public async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse((await GetAsync(path)).Body)!;

    public void Dispose() => Http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, string? body, string? bearer)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
