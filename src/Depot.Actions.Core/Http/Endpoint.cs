using Depot.Actions.Errors;
using Depot.Actions.Runner;

namespace Depot.Actions.Http;

/// <summary>URLs of services. A variable can replace each one, with a mirror or a test server.</summary>
public static class Endpoint
{
    /// <summary>The variable of <see cref="Release"/>.</summary>
    public const string ReleaseVariable = "DEPOT_RELEASE_URL";

    /// <summary>The variable of <see cref="OidcExchange"/>.</summary>
    public const string OidcExchangeVariable = "DEPOT_OIDC_EXCHANGE_URL";

    /// <summary>The variable of <see cref="PublicOidc"/>.</summary>
    public const string PublicOidcVariable = "DEPOT_PUBLIC_OIDC_URL";

    /// <summary>
    /// The release service of the CLI. Plain http is allowed, because a mirror inside a company may support nothing else.
    /// </summary>
    /// <exception cref="StepException">The variable is not a valid URL.</exception>
    public static Uri Release(RunnerEnvironment environment) =>
        Parse(ReleaseVariable, environment[ReleaseVariable] ?? "https://dl.depot.dev/cli/release");

    /// <summary>Exchanges a job's GitHub token for a Depot token.</summary>
    /// <exception cref="StepException">The variable is not a URL that a token may be sent to.</exception>
    public static Uri OidcExchange(RunnerEnvironment environment) => RequireHttps(
        OidcExchangeVariable, environment[OidcExchangeVariable] ?? "https://github.depot.dev/auth/oidc/github-actions");

    /// <summary>Gives tokens to pull requests of forks of public repositories.</summary>
    /// <exception cref="StepException">The variable is not a URL that a token may come from.</exception>
    public static Uri PublicOidc(RunnerEnvironment environment) => RequireHttps(
        PublicOidcVariable, environment[PublicOidcVariable] ?? "https://actions-public-oidc.depot.dev");

    /// <summary>A URL that carries a token: https, or http to this machine.</summary>
    /// <param name="name">What the URL is, for the message: a variable, or a field of an answer.</param>
    /// <param name="text">The URL.</param>
    /// <exception cref="StepException">It is none.</exception>
    public static Uri RequireHttps(string name, string text) =>
        Parse(name, text) is var address && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        ? address
        : throw new StepException($"{name} is {HttpCall.Shown(address)}, and a token would go over it unencrypted. Use an https:// URL.");

    /// <summary>A URL below a base.</summary>
    /// <param name="start">The base, with or without a slash at its end.</param>
    /// <param name="segments">What follows, each escaped here.</param>
    public static Uri Below(Uri start, params IEnumerable<string> segments) =>
        new(start.AbsoluteUri.TrimEnd('/') + string.Concat(segments.Select(segment => "/" + Uri.EscapeDataString(segment))));

    private static Uri Parse(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new StepException($"{name} is not a valid URL; write one that starts with https:// or http://.");
}
