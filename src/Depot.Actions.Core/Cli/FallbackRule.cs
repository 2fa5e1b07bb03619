using Depot.Actions.Log;
using Depot.Actions.Processes;

namespace Depot.Actions.Cli;

/// <summary>When building with the local docker instead is what the user asked for: only when Depot had no builder for us.</summary>
public static class FallbackRule
{
    // Errors of the API carry the code's name first (Connect protocol, "Error Codes"). The rest is what the CLI and the
    // Go libraries below it say of a connection: depot/cli b57f518, pkg/machine and pkg/buildxdriver; grpc-go; net.
    private static readonly string[] NoBuilder =
    [
        "unauthenticated:", "permission_denied:", "unavailable:", "resource_exhausted:", "deadline_exceeded:",
        "failed_precondition:", "internal:", "unknown:", "unimplemented:", "aborted:", "not_found:",
        "missing API token", "error retrieving projects", "timed out connecting to machine",
        "connection refused", "connection reset", "connection error", "no such host", "i/o timeout", "TLS handshake", "unexpected EOF",
    ];

    /// <summary>Whether the failure is for want of a builder.</summary>
    /// <remarks>Never after a cancel, a lint failure, an error in the Dockerfile or an option the CLI refuses: buildx would only repeat them.</remarks>
    public static bool Applies(ExitReport exit, BuildLog log) =>
        !exit.Succeeded && !exit.WasStopped && !log.ReachedBuilder
        && NoBuilder.Any(sign => log.Message.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
