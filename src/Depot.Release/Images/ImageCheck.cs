using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Depot.Release.Errors;

namespace Depot.Release.Images;

/// <summary>Makes sure that a runner can pull an image, for each architecture, before an action depends on it.</summary>
internal static class ImageCheck
{
    private static readonly string[] Architectures = ["amd64", "arm64"];

    /// <exception cref="ReleaseException">A part of the image is missing, or does not match its digest.</exception>
    public static async Task PullableAsync(ImageReference image, HttpClient http)
    {
        var registry = new RegistryClient(http, image);
        try
        {
            var index = await DocumentAsync(registry, image, image.Digest);
            var manifests = (index["manifests"] as JsonArray ?? []).ToDictionary(Architecture, entry => Digest(entry!));
            foreach (var architecture in Architectures)
            {
                if (!manifests.TryGetValue(architecture, out var digest)) throw new ReleaseException($"{image} has no image for linux/{architecture}. Push an index of both architectures.");
                await BlobsAsync(registry, image, await DocumentAsync(registry, image, digest));
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new ReleaseException($"{image} cannot be pulled: {e.Message}");
        }
    }

    private static async Task BlobsAsync(RegistryClient registry, ImageReference image, JsonNode manifest)
    {
        foreach (var blob in manifest["layers"]!.AsArray().Prepend(manifest["config"]))
        {
            var (expected, actual) = (blob!["size"]!.GetValue<long>(), await registry.BlobLengthAsync(Digest(blob)));
            if (actual != expected) throw new ReleaseException($"{image} cannot be pulled: {Digest(blob)} has {actual} bytes at the registry and {expected} in the manifest.");
        }
    }

    private static async Task<JsonNode> DocumentAsync(RegistryClient registry, ImageReference image, string digest)
    {
        var bytes = await registry.ManifestAsync(digest);
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}" == digest
            ? JsonNode.Parse(bytes)!
            : throw new ReleaseException($"{image} cannot be pulled: the registry's answer is not what {digest} names.");
    }

    private static string Digest(JsonNode descriptor) => descriptor["digest"]!.GetValue<string>();

    // Attestations are manifests too, of the platform unknown/unknown, with separate digests.
    private static string Architecture(JsonNode? entry) =>
        entry!["platform"] is { } platform && platform["os"]?.GetValue<string>() == "linux"
            ? platform["architecture"]!.GetValue<string>()
            : Digest(entry);
}
