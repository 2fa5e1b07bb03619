using System.Net;
using System.Text.Json.Nodes;
using Depot.Release.Errors;

namespace Depot.Release.Images;

/// <summary>Reads a registry as a runner does: without a login.</summary>
internal sealed class RegistryClient(HttpClient http, ImageReference image)
{
    // Accepted in this order; a registry answers with the type of the digest.
    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private string? _token;

    /// <summary>The bytes of a manifest or an index.</summary>
    public async Task<byte[]> ManifestAsync(string digest)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"manifests/{digest}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Whether the registry serves a blob, and its length in bytes.</summary>
    public async Task<long?> BlobLengthAsync(string digest)
    {
        using var answer = await SendAsync(HttpMethod.Head, $"blobs/{digest}");
        return answer.Content.Headers.ContentLength;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        var answer = await AskAsync(method, path);
        if (answer.StatusCode == HttpStatusCode.Unauthorized && Challenge(answer) is { } challenge)
        {
            answer.Dispose();
            // Public images need a token as well, which needs no login.
            _token = await TokenAsync(challenge);
            answer = await AskAsync(method, path);
        }

        if (answer.IsSuccessStatusCode) return answer;
        using (answer) throw new ReleaseException($"{image} cannot be pulled: {image.Registry} answers {(int)answer.StatusCode} to {path}. Push it, and make its package public.");
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path)
    {
        var scheme = image.Registry.StartsWith("127.", StringComparison.Ordinal) || image.Registry.StartsWith("localhost", StringComparison.Ordinal) ? "http" : "https";
        using var request = new HttpRequestMessage(method, $"{scheme}://{image.Registry}/v2/{image.Repository}/{path}");
        foreach (var type in ManifestTypes) request.Headers.Accept.ParseAdd(type);
        if (_token is not null) request.Headers.Authorization = new("Bearer", _token);
        return await http.SendAsync(request);
    }

    private static Dictionary<string, string>? Challenge(HttpResponseMessage answer) =>
        answer.Headers.WwwAuthenticate.FirstOrDefault(header => header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))?.Parameter is { } text
            // realm="…",service="…",scope="…"; a comma inside the quotes is part of a value.
            ? text.Split("\",").Select(pair => pair.Trim().Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1].Trim('"'))
            : null;

    private async Task<string> TokenAsync(Dictionary<string, string> challenge)
    {
        var query = string.Join('&', challenge.Where(pair => pair.Key is "service" or "scope").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        using var answer = await http.GetAsync(new Uri($"{challenge["realm"]}?{query}"));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && JsonNode.Parse(text)?["token"]?.GetValue<string>() is { } token ? token : throw new ReleaseException(
            $"{image} cannot be pulled: {image.Registry} gives no token to a caller without a login ({(int)answer.StatusCode}). Make the package public.");
    }
}
