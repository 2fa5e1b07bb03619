using System.Text.Json.Nodes;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Web;

namespace Depot.Sandbox.Release;

/// <summary>Release lookup and downloads. Lookup: <c>{"ok":true,"url":…}</c> or <c>{"ok":false,"error":…}</c>, always with status 200.</summary>
internal sealed class ReleaseEndpoints(SandboxOptions options, Func<SandboxUrls> urls, WebEndpoint endpoint)
{
    private const string Downloads = "/depot/cli/releases/download/v{version}/";
    private static readonly (string Os, string Arch)[] Platforms =
        [("linux", "amd64"), ("linux", "arm64"), ("darwin", "amd64"), ("darwin", "arm64"), ("windows", "amd64"), ("windows", "arm64")];

    private readonly CliArchives _archives = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        endpoint.Get(routes, "release", "/cli/release/{platform}/{arch}/{version}", LookUpAsync);
        endpoint.Get(routes, "checksums", Downloads + "depot_{asset}_checksums.txt", ChecksumsAsync);
        endpoint.Get(routes, "checksums", Downloads + "{asset}.sha256", ChecksumAsync);
        endpoint.Get(routes, "archive", Downloads + "{asset}.tar.gz", DownloadAsync);
    }

    private Task LookUpAsync(HttpContext context)
    {
        var (platform, arch, wanted) = (Route(context, "platform"), Route(context, "arch"), Route(context, "version"));
        var release = VersionRequest.Resolve(options.Releases, wanted);
        return context.Response.WriteAsJsonAsync(release is null
            ? new JsonObject { ["ok"] = false, ["error"] = $"No release of the Depot CLI found for {wanted}" }
            : new JsonObject { ["ok"] = true, ["url"] = Url(release.Version, Asset(release.Version, platform, arch)) });
    }

    private async Task DownloadAsync(HttpContext context)
    {
        if (await ArchiveAsync(context) is not { } archive) return;
        context.Response.ContentType = "application/gzip";
        context.Response.ContentLength = archive.Bytes.Length;
        // In pieces, as from a network, so that a scripted cut leaves the start of the file.
        foreach (var piece in archive.Bytes.Chunk(64 * 1024))
            await context.Response.Body.WriteAsync(piece);
    }

    private async Task ChecksumAsync(HttpContext context)
    {
        if (await ArchiveAsync(context) is { } archive) await context.Response.WriteAsync(archive.Sha256 + "\n");
    }

    // The archive is the same for every platform, because the sandbox has only one program.
    private async Task ChecksumsAsync(HttpContext context)
    {
        if (await ArchiveAsync(context) is not { } archive) return;
        var version = Route(context, "version");
        var names = Platforms.Select(at => $"{archive.Sha256}  {Asset(version, at.Os, at.Arch)}\n");
        await context.Response.WriteAsync(string.Concat(names));
    }

    private async Task<CliArchive?> ArchiveAsync(HttpContext context)
    {
        var version = Route(context, "version");
        if (options.Releases.FirstOrDefault(release => release.Version == version) is { } found) return await _archives.GetAsync(found);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }

    private string Url(string version, string asset) => urls().Web + Downloads.Replace("{version}", version, StringComparison.Ordinal) + asset;

    // Converts names of the runner and Node.js to goreleaser's names.
    private static string Asset(string version, string platform, string arch)
    {
        var os = platform == "win32" ? "windows" : platform;
        var machine = arch switch { "x64" => "amd64", "ia32" => "386", _ => arch };
        return $"depot_{version}_{os}_{machine}.tar.gz";
    }

    private static string Route(HttpContext context, string name) => (string)context.GetRouteValue(name)!;
}
