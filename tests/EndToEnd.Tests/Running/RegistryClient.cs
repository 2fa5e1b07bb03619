using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Depot.Actions.EndToEnd.Running;

/// <summary>Asks a registry what it holds, over its HTTP API.</summary>
public sealed class RegistryClient : IDisposable
{
    private static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private readonly HttpClient _http;

    /// <param name="host">host:port.</param>
    /// <param name="login"><c>user:password</c>; null for an open registry.</param>
    public RegistryClient(string host, string? login = null)
    {
        _http = new() { BaseAddress = new($"http://{host}/v2/") };
        foreach (var type in ManifestTypes) _http.DefaultRequestHeaders.Accept.Add(new(type));
        if (login is not null)
            _http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(login)));
    }

    /// <summary>The digest behind an image name such as <c>host:port/repository:tag</c>; null when it is not there.</summary>
    public async Task<string?> DigestAsync(string image)
    {
        var (repository, reference) = Split(image);
        using var answer = await _http.SendAsync(new(HttpMethod.Head, $"{repository}/manifests/{reference}"));
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }

    /// <summary>The manifest or index behind an image name, tag or digest.</summary>
    public async Task<JsonObject> ManifestAsync(string image)
    {
        var (repository, reference) = Split(image);
        return JsonNode.Parse(await _http.GetStringAsync($"{repository}/manifests/{reference}"))!.AsObject();
    }

    /// <summary>The manifest of the image for a platform, found through the index when there is one.</summary>
    public async Task<JsonObject> ImageManifestAsync(string image)
    {
        var manifest = await ManifestAsync(image);
        if (manifest["manifests"] is not JsonArray list) return manifest;
        var digest = list.First(entry => (string?)entry!["platform"]?["architecture"] != "unknown")!["digest"];
        return await ManifestAsync($"{Repository(image)}@{digest}");
    }

    /// <summary>The manifests that carry attestations, such as provenance; empty when there are none.</summary>
    public async Task<IReadOnlyList<JsonObject>> AttestationsAsync(string image)
    {
        var manifest = await ManifestAsync(image);
        var digests = (manifest["manifests"] as JsonArray ?? [])
            .Where(entry => (string?)entry!["annotations"]?["vnd.docker.reference.type"] == "attestation-manifest")
            .Select(entry => (string)entry!["digest"]!);
        return await Task.WhenAll(digests.Select(digest => ManifestAsync($"{Repository(image)}@{digest}")));
    }

    /// <summary>The image's configuration: environment, labels, entry point.</summary>
    public async Task<JsonObject> ConfigAsync(string image)
    {
        var manifest = await ImageManifestAsync(image);
        return JsonNode.Parse(await BlobAsync(image, (string)manifest["config"]!["digest"]!))!.AsObject();
    }

    /// <summary>The bytes of a file of the image, taken from the topmost layer that has it.</summary>
    /// <exception cref="FileNotFoundException">No layer has it.</exception>
    public async Task<byte[]> FileAsync(string image, string path)
    {
        var manifest = await ImageManifestAsync(image);
        foreach (var layer in manifest["layers"]!.AsArray().Reverse())
        {
            var blob = new MemoryStream(await BlobAsync(image, (string)layer!["digest"]!));
            await using var tar = new TarReader(new GZipStream(blob, CompressionMode.Decompress));
            while (await tar.GetNextEntryAsync(copyData: true) is { } entry)
            {
                if (entry.Name.TrimStart('.', '/') != path.TrimStart('/') || entry.EntryType != TarEntryType.RegularFile) continue;
                var content = new MemoryStream();
                if (entry.DataStream is { } data) await data.CopyToAsync(content);
                return content.ToArray();
            }
        }

        throw new FileNotFoundException($"{image} has no {path}.");
    }

    /// <summary>The tags of a repository, sorted.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(string repository)
    {
        var list = JsonNode.Parse(await _http.GetStringAsync($"{repository}/tags/list"))!["tags"];
        return [.. (list as JsonArray ?? []).Select(tag => (string)tag!).Order(StringComparer.Ordinal)];
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> BlobAsync(string image, string digest) =>
        await _http.GetByteArrayAsync($"{Split(image).Repository}/blobs/{digest}");

    private static string Repository(string image) => image.Contains('@') ? image[..image.IndexOf('@')] : image[..image.LastIndexOf(':')];

    private static (string Repository, string Reference) Split(string image)
    {
        var repository = Repository(image);
        return (repository[(repository.IndexOf('/') + 1)..], image[(repository.Length + 1)..]);
    }
}
