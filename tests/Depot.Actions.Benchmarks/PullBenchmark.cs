using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Depot.Actions.Benchmarks;

/// <summary>What a job pays once for the image of the actions: the pull, from a registry on this machine.</summary>
/// <param name="layout">The image as a release packs it: the directory of an OCI layout.</param>
/// <param name="registry">host:port.</param>
/// <param name="engine">Path of the Engine's socket. No other image in it may share a layer with this one.</param>
internal sealed class PullBenchmark(string layout, string registry, string engine) : IDisposable
{
    private const int Runs = 7;
    private readonly string _name = $"bench-{Guid.NewGuid():N}";
    private readonly HttpClient _http = new();

    /// <summary>A row; the image is gone from the Engine before each pull, and afterwards.</summary>
    public async Task<IReadOnlyList<string[]>> RowsAsync()
    {
        using var index = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(layout, "index.json")));
        var top = index.RootElement.GetProperty("manifests")[0];
        await PushAsync(top);
        var image = $"{registry}/{_name}@{top.GetProperty("digest").GetString()}";
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            Docker("pull", "--quiet", image);
            times.Add(clock.Elapsed.TotalMilliseconds);
            Docker("image", "rm", "--force", image);
        }

        times.Sort();
        return [["once a job", "median ms", "fastest", "slowest"], ["pull of the image, from a registry on this machine", Text(times[Runs / 2]), Text(times[0]), Text(times[^1])]];
    }

    public void Dispose() => _http.Dispose();

    // What a manifest names goes before it.
    private async Task PushAsync(JsonElement descriptor)
    {
        var (digest, type) = (descriptor.GetProperty("digest").GetString()!, descriptor.GetProperty("mediaType").GetString()!);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(layout, "blobs", digest.Replace(':', '/')));
        var isManifest = type.Contains(".manifest.", StringComparison.Ordinal) || type.Contains(".index.", StringComparison.Ordinal);
        if (!isManifest)
        {
            using var begun = (await _http.PostAsync(new Uri($"http://{registry}/v2/{_name}/blobs/uploads/"), null)).EnsureSuccessStatusCode();
            var place = new UriBuilder(begun.Headers.Location!);
            place.Query += $"{(place.Query.Length > 0 ? "&" : "")}digest={Uri.EscapeDataString(digest)}";
            await PutAsync(place.Uri, bytes, "application/octet-stream");
            return;
        }

        using var manifest = JsonDocument.Parse(bytes);
        if (manifest.RootElement.TryGetProperty("config", out var config)) await PushAsync(config);
        foreach (var list in new[] { "layers", "manifests" })
        {
            if (!manifest.RootElement.TryGetProperty(list, out var children)) continue;
            foreach (var child in children.EnumerateArray()) await PushAsync(child);
        }

        await PutAsync(new Uri($"http://{registry}/v2/{_name}/manifests/{digest}"), bytes, type);
    }

    private async Task PutAsync(Uri place, byte[] bytes, string type)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = (await _http.PutAsync(place, content)).EnsureSuccessStatusCode();
    }

    private void Docker(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", ["--host", $"unix://{engine}", .. arguments]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
