using System.Net;

namespace Depot.Sandbox.Configuration;

/// <summary>The URLs of a running sandbox.</summary>
/// <param name="ApiAddress">Build API, plain HTTP/2.</param>
/// <param name="WebAddress">Everything else, HTTP/1.1.</param>
/// <param name="BuildKitAddress">BuildKit bridge.</param>
public sealed record SandboxUrls(IPEndPoint ApiAddress, IPEndPoint WebAddress, IPEndPoint BuildKitAddress)
{
    /// <summary>For <c>DEPOT_API_URL</c>; the Depot CLI's build API.</summary>
    public string Api => $"http://{ApiAddress}";

    /// <summary>Root of the HTTP/1.1 services, without a slash at the end.</summary>
    public string Web => $"http://{WebAddress}";

    /// <summary>The URL of BuildKit that the API gives to the CLI.</summary>
    public string BuildKit => $"tcp://{BuildKitAddress}";

    /// <summary>Release lookup; <c>/platform/arch/version</c> goes behind it.</summary>
    public string Release => $"{Web}/cli/release";

    /// <summary>For <c>ACTIONS_ID_TOKEN_REQUEST_URL</c>; <c>&amp;audience=…</c> goes behind it.</summary>
    public string OidcRequest => $"{Web}/oidc/token?api-version=2.0";

    /// <summary>Where a GitHub OIDC token is exchanged for a Depot token.</summary>
    public string OidcExchange => $"{Web}/auth/oidc/github-actions";

    /// <summary>Where a pull request from a fork of a public repository gets its token; <c>/claim</c> goes behind it.</summary>
    public string PublicOidc => Web;

    /// <summary>URL for tests that set the script and list the calls.</summary>
    public string Control => $"{Web}/_sandbox";

    /// <summary>The page of one build.</summary>
    public string Build(string project, string build) => $"{Web}/projects/{project}/builds/{build}";
}
