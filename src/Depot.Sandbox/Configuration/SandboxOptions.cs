using System.Net;

namespace Depot.Sandbox.Configuration;

/// <summary>The configuration of a sandbox; the defaults work on a machine with a Docker Engine.</summary>
public sealed record SandboxOptions
{
    /// <summary>IP address and port of the HTTP/1.1 services: release, OIDC, exchange, control. Port 0 lets the system pick.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>IP address and port of the build API, which the CLI speaks in plain HTTP/2. Port 0 lets the system pick.</summary>
    public IPEndPoint ListenApi { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>IP address and port where the BuildKit bridge accepts the CLI. Port 0 lets the system pick.</summary>
    public IPEndPoint ListenBuildKit { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Path of the Docker Engine's socket; it is dialled once per BuildKit connection, never at start.</summary>
    public string EngineSocket { get; init; } = "/var/run/docker.sock";

    /// <summary>Registry, host:port, that stands for Depot's own: <c>--save</c> pushes there. Null refuses <c>--save</c>.</summary>
    public string? Registry { get; init; }

    /// <summary>Login of <see cref="Registry"/>, <c>user:password</c>; null when it is open.</summary>
    public string? RegistryLogin { get; init; }

    /// <summary>The Depot CLIs the release service offers, in any order.</summary>
    public IReadOnlyList<CliRelease> Releases { get; init; } = [];

    /// <summary>The account's token. Null, with no <see cref="ProjectTokens"/> either, accepts every bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>Tokens that are good for one project only: token to project.</summary>
    public IReadOnlyDictionary<string, string> ProjectTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>The projects that exist; empty means that every name does.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>The fault injection script at the start; it can be replaced while the sandbox runs.</summary>
    public Scripting.Script Script { get; init; } = Scripting.Script.Nothing;
}

/// <summary>One version of the Depot CLI that the release service offers.</summary>
/// <param name="Version">Without a leading <c>v</c>, such as <c>2.102.12</c>.</param>
/// <param name="Program">Path of the executable; the archive is packed from it when first asked for.</param>
public sealed record CliRelease(string Version, string Program);
