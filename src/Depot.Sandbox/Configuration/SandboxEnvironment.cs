namespace Depot.Sandbox.Configuration;

/// <summary>Variables that point the Depot CLI and these actions at a sandbox.</summary>
internal static class SandboxEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(SandboxOptions options, SandboxUrls urls, string requestToken) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEPOT_API_URL"] = urls.Api,
            ["DEPOT_TOKEN"] = options.Token ?? options.ProjectTokens.Keys.FirstOrDefault() ?? "sandbox",
            ["DEPOT_PROJECT_ID"] = (options.Projects is [var first, ..] ? first : null) ?? options.ProjectTokens.Values.FirstOrDefault() ?? "sandbox",
            // Requests of the CLI other than builds must not leave this machine.
            ["DEPOT_DISABLE_OTEL"] = "1",
            ["DEPOT_ERROR_TELEMETRY"] = "0",
            ["DEPOT_NO_UPDATE_NOTIFIER"] = "1",
            ["DEPOT_RELEASE_URL"] = urls.Release,
            ["DEPOT_OIDC_EXCHANGE_URL"] = urls.OidcExchange,
            ["DEPOT_PUBLIC_OIDC_URL"] = urls.PublicOidc,
            ["ACTIONS_ID_TOKEN_REQUEST_URL"] = urls.OidcRequest,
            ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = requestToken,
        };
}
