using Depot.Sandbox.Api;
using Depot.Sandbox.BuildKit;
using Depot.Sandbox.Configuration;
using Depot.Sandbox.Oidc;
using Depot.Sandbox.Release;
using Depot.Sandbox.Scripting;
using Depot.Sandbox.Tokens;
using Depot.Sandbox.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Depot.Sandbox;

/// <summary>A running simulation of the Depot service. Builds run on the local Engine's BuildKit.</summary>
public sealed class DepotSandbox : IAsyncDisposable
{
    private readonly SandboxOptions _options;
    private readonly Scenario _scenario;
    private readonly CallLog _calls = new();
    private BuildKitBridge? _bridge;
    private WebApplication? _api;
    private WebApplication? _web;
    private string _requestToken = "";

    private DepotSandbox(SandboxOptions options) => (_options, _scenario) = (options, new(options.Script));

    /// <summary>The URLs.</summary>
    public SandboxUrls Urls { get; private set; } = new(new(0, 0), new(0, 0), new(0, 0));

    /// <summary>The fault injection script. Setting it resets all counts.</summary>
    public Script Script
    {
        get => _scenario.Script;
        set => _scenario.Script = value;
    }

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<SandboxCall> Calls => _calls.Snapshot();

    /// <summary>The environment that makes the Depot CLI and these actions use this sandbox.</summary>
    public IReadOnlyDictionary<string, string> Environment => SandboxEnvironment.Of(_options, Urls, _requestToken);

    /// <summary>Starts everything and returns when it answers.</summary>
    /// <exception cref="IOException">A port is in use, or an IP address does not belong to this machine.</exception>
    public static async Task<DepotSandbox> StartAsync(SandboxOptions options, Action<string>? warn = null, TimeProvider? clock = null)
    {
        var sandbox = new DepotSandbox(options);
        try
        {
            await sandbox.StartPartsAsync(warn ?? (_ => { }), clock ?? TimeProvider.System);
            return sandbox;
        }
        catch (System.Net.Sockets.SocketException e)
        {
            await sandbox.DisposeAsync();
            throw new IOException($"Cannot listen: {e.Message}", e);
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops answering and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _api, _web })
        {
            if (host is null) continue;
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await host.StopAsync(soon.Token);
            await host.DisposeAsync();
        }

        if (_bridge is not null) await _bridge.DisposeAsync();
    }

    private async Task StartPartsAsync(Action<string> warn, TimeProvider clock)
    {
        var authority = new Authority(_options);
        var builds = new BuildRecords();
        var gate = new Gate(_scenario);
        var endpoint = new WebEndpoint(authority, gate, _calls);
        var service = new BuildService(authority, builds, new(_options), _scenario, () => Urls, clock);
        var oidc = new OidcEndpoints(_options, () => Urls, authority, _scenario, endpoint, clock);
        _requestToken = oidc.RequestToken;

        _bridge = BuildKitBridge.Start(_options.ListenBuildKit, _options.EngineSocket, _scenario, warn);
        (_api, var apiAddress) = WebHost.Create(_options.ListenApi, HttpProtocols.Http2);
        (_web, var webAddress) = WebHost.Create(_options.Listen, HttpProtocols.Http1);
        new ConnectEndpoints(Procedures.Of(service), authority, gate, _calls).Map(_api);
        new ReleaseEndpoints(_options, () => Urls, endpoint).Map(_web);
        oidc.Map(_web);
        BuildPage.Map(_web, builds);
        ControlEndpoints.Map(_web, _scenario, _calls);

        await _api.StartAsync();
        await _web.StartAsync();
        Urls = new(apiAddress(), webAddress(), _bridge.Address);
    }
}
