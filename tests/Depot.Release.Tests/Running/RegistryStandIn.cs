using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Depot.Release.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Depot.Release.Tests.Running;

/// <summary>A registry on a loopback port. As at ghcr.io, a caller has to fetch a token, which is free for a public image.</summary>
internal sealed class RegistryStandIn : IAsyncDisposable
{
    private const string Path = "/v2/depot/depot-actions/";

    private readonly Dictionary<string, byte[]> _content = [];
    private readonly WebApplication _app;

    private RegistryStandIn()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Whether a caller without credentials gets a token.</summary>
    public bool IsPublic { get; set; } = true;

    public Uri Address { get; private set; } = null!;

    public static async Task<RegistryStandIn> StartAsync()
    {
        var registry = new RegistryStandIn();
        await registry._app.StartAsync();
        registry.Address = new(registry._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return registry;
    }

    public static string ConfigDigest(string architecture) => Digest(Encoding.UTF8.GetBytes(architecture));

    /// <summary>Pushes an index of one small image for each architecture.</summary>
    public ImageReference Push(params IEnumerable<string> architectures)
    {
        var index = new JsonObject { ["manifests"] = new JsonArray([.. architectures.Select(Manifest)]) };
        return new($"{Address.Host}:{Address.Port}", "depot/depot-actions", Put("manifests/", Encoding.UTF8.GetBytes(index.ToJsonString())));
    }

    /// <summary>Loses what is below a path.</summary>
    public void Remove(string below)
    {
        foreach (var path in _content.Keys.Where(path => path.StartsWith(below, StringComparison.Ordinal)).ToList()) _content.Remove(path);
    }

    /// <summary>Puts other bytes in the place of a manifest.</summary>
    public void Tamper(string digest) => _content[$"manifests/{digest}"] = "{}"u8.ToArray();

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private JsonNode Manifest(string architecture)
    {
        var config = Encoding.UTF8.GetBytes(architecture);
        var layer = "a layer"u8.ToArray();
        var manifest = new JsonObject
        {
            ["config"] = new JsonObject { ["digest"] = Put("blobs/", config), ["size"] = config.Length },
            ["layers"] = new JsonArray(new JsonObject { ["digest"] = Put("blobs/", layer), ["size"] = layer.Length }),
        };
        return new JsonObject
        {
            ["digest"] = Put("manifests/", Encoding.UTF8.GetBytes(manifest.ToJsonString())),
            ["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = architecture },
        };
    }

    private string Put(string below, byte[] content)
    {
        _content[below + Digest(content)] = content;
        return Digest(content);
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/token" && IsPublic)
        {
            await context.Response.WriteAsync(new JsonObject { ["token"] = $"for {context.Request.Query["scope"]}" }.ToJsonString());
        }
        else if (context.Request.Headers.Authorization != "Bearer for repository:depot/depot-actions:pull,push")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate =
                $"Bearer realm=\"{Address}token\",service=\"registry\",scope=\"repository:depot/depot-actions:pull,push\"";
        }
        else if (path.StartsWith(Path, StringComparison.Ordinal) && _content.TryGetValue(path[Path.Length..], out var content))
        {
            context.Response.ContentLength = content.Length;
            if (context.Request.Method != "HEAD") await context.Response.Body.WriteAsync(content);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}
