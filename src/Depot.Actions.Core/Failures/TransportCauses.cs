using Depot.Actions.Log;

namespace Depot.Actions.Failures;

/// <summary>Failed connections: the one kind of transient failure that a retry can help against.</summary>
/// <remarks>
/// Messages of the CLI, BuildKit, containerd's registry client, grpc-go and Go's network libraries. Each was observed in a build against
/// such a failing registry or service, or comes from an issue that asks for retries.
/// </remarks>
internal static class TransportCauses
{
    public static IReadOnlyList<FailureCause> All { get; } =
    [
        Passing("registry failed", "the registry failed",
            " 500 Internal Server Error", " 502 Bad Gateway", " 503 Service Unavailable", " 504 Gateway Time", " 408 Request Timeout", ": 408 ", " 520 unknown", ": 520 ", ": 521 ", ": 522 ", ": 524 "),
        Passing("layer lost", "the registry lost a layer", "unknown blob", "blob unknown", "blob upload unknown"),
        Passing("layer lost on a push", "the registry lost a layer", "404 Not Found") with { When = e => e.Contains("PUT request to ") && e.Contains("/manifests/") && IsTransport(e) },
        Passing("connection lost", "the connection was lost",
            "connection reset by peer", "broken pipe", "unexpected EOF", "use of closed network connection", "on closed pipe", "client connection lost", "server closed idle connection", "cannot reuse body", "GOAWAY",
            "RST_STREAM", "REFUSED_STREAM", "bad record MAC", "connection error") with { IsWithoutBuilder = true },
        Passing("connection refused", "the connection was refused", "connection refused") with { IsWithoutBuilder = true },
        Passing("connection timed out", "the connection timed out",
            "i/o timeout", "TLS handshake", "connection timed out", "request canceled while waiting for connection", "Client.Timeout exceeded") with { IsWithoutBuilder = true },
        Passing("name not looked up", "a host name could not be resolved", "Temporary failure in name resolution", "server misbehaving"),
        Passing("builder not reached", "the builder did not answer", "timed out connecting to machine") with { IsWithoutBuilder = true },
        Passing("builder lost", "the builder was lost", "code = Unavailable", "failed to solve: Unavailable: ", "transport is closing", "no active session"),
        // A program inside the build may print these as well; there a retry would not help.
        Passing("deadline", "the connection timed out", "context deadline exceeded", "DeadlineExceeded") with { When = e => IsTransport(e) && !IsRun(e) },
        Passing("stream broken", "the connection was lost", "INTERNAL_ERROR", "PROTOCOL_ERROR") with { When = e => IsTransport(e) && !IsRun(e) },
        Passing("end of a stream", "the connection was lost") with { When = e => IsTransport(e) && !IsRun(e) && e.Message.Split('\n').Any(line => line.EndsWith(": EOF", StringComparison.Ordinal)) },
    ];

    /// <summary>What to do about a transient failure.</summary>
    public static string TryAgain(FailureEvidence evidence) =>
        evidence.Retries > 0 ? "" : "This looks like a transient failure. Run the job again, or write 'retries: 2' to retry automatically.";

    private static FailureCause Passing(string name, string reason, params string[] signs) => new(name, signs, TryAgain) { Passes = reason, When = IsTransport };

    // A cancellation is intended, and a Dockerfile that cannot be parsed fails again.
    private static bool IsTransport(FailureEvidence e) =>
        !e.Contains("dockerfile parse error") && !e.Contains("code = Canceled") && !e.Message.EndsWith("context canceled", StringComparison.Ordinal);

    private static bool IsRun(FailureEvidence e) => e.Failure?.Step is { Kind: StepKind.Instruction } step && step.Text.StartsWith("RUN ", StringComparison.Ordinal);
}
