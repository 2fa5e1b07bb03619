using Depot.Actions.Auth;

namespace Depot.Actions.Failures;

/// <summary>Causes at Depot's service, and on this runner before a builder is reached.</summary>
/// <remarks>An error of the service begins with its code (Connect protocol, "Error Codes").</remarks>
internal static class ServiceCauses
{
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        new("no token", ["missing API token", "^unauthenticated:"], e => NoToken(e.Token)) { IsWithoutBuilder = true },
        new("project", ["error retrieving projects", "^permission_denied:"], e =>
            $"Depot does not let {TokenNames.Of(e.Token)} build in the project {e.Project}. Check the id against the project's settings; "
            + "a project token builds in its own project only, and a token exchanged for GitHub's OIDC token only in projects that trust this repository (project settings, Trust Relationships).")
        {
            IsWithoutBuilder = true,
        },
        new("rate limit of Depot", ["^resource_exhausted:"], _ =>
            "Depot's limit for this organization is reached; its message is above. Wait for other builds to end, or see the plan in the organization's settings.") { IsWithoutBuilder = true },
        new("certificate of the service", ["x509: "], _ =>
            "This runner does not trust the certificate that answered for Depot's service. Behind a proxy that replaces certificates, install its authority on the runner, or name its file in SSL_CERT_FILE.")
        {
            When = e => e.Message.StartsWith("unavailable:", StringComparison.OrdinalIgnoreCase), IsWithoutBuilder = true,
        },
        new("service", ["^unavailable:", "^deadline_exceeded:", "^aborted:"], TransportCauses.TryAgain) { Passes = "Depot was not available", IsWithoutBuilder = true },
        new("service's other errors", ["^failed_precondition:", "^internal:", "^unknown:", "^unimplemented:", "^not_found:"], _ => "") { IsWithoutBuilder = true },
        new("credential helper missing", ["executable file not found in $PATH"], e =>
            $"Docker's configuration on this runner names the credential helper '{e.TextBetween("exec: \"", "\"") ?? "docker-credential-…"}', which is not on PATH. Install it before this step, or take it out of 'credsStore' and 'credHelpers' "
            + "and log in with docker/login-action.")
        {
            When = e => e.Contains("error getting credentials") || e.Contains("docker-credential-"),
        },
        new("credential helper failed", ["error getting credentials"], _ =>
            "The credential helper of Docker's configuration on this runner returned an error, which is above. Log in again before this step, or take it out of 'credsStore' and 'credHelpers'."),
        new("no local Docker", ["Cannot connect to the Docker daemon"], _ =>
            "'load' puts the image into the Docker of this runner, and none is running here. Leave 'load' out, or use 'push' or 'save'."),
    ];

    private static string NoToken(TokenOrigin? origin) => origin is null
        ? new AuthResult(null, NoTokenReason.NoPermission).Remedy
        : $"Depot does not know {TokenNames.Of(origin)}: it may have been revoked, expired, or copied in part. Make a new one in the organization's settings, "
          + $"or drop it and let the job use its own identity:\n\n{AuthResult.Permissions}";
}
