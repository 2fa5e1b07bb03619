using Depot.Actions.Processes;

namespace Depot.Actions.Failures;

/// <summary>Failures of the transport, which pass: the one kind that trying again can help against.</summary>
public static class TransientFailure
{
    // What the CLI, BuildKit, containerd's registry client and Go's network libraries print; each was seen in a build
    // against a registry or service that failed so, or stands in the reports that asked for retries.
    private static readonly (string Sign, string Reason)[] Signs =
    [
        (" 500 Internal Server Error", "the registry failed"),
        (" 502 Bad Gateway", "the registry failed"),
        (" 503 Service Unavailable", "the registry failed"),
        (" 504 Gateway Timeout", "the registry failed"),
        ("connection reset by peer", "the connection was lost"),
        ("broken pipe", "the connection was lost"),
        ("unexpected EOF", "the connection was lost"),
        ("connection refused", "the connection was refused"),
        ("i/o timeout", "the connection timed out"),
        ("TLS handshake timeout", "the connection timed out"),
        ("net/http: request canceled while waiting for connection", "the connection timed out"),
        ("Temporary failure in name resolution", "a name could not be looked up"),
        ("server misbehaving", "a name could not be looked up"),
        ("unknown blob", "the registry lost a layer"),
        ("blob unknown", "the registry lost a layer"),
        ("blob upload unknown", "the registry lost a layer"),
        ("code = Unavailable", "the builder was lost"),
        ("failed to solve: Unavailable: ", "the builder was lost"),
        ("timed out connecting to machine", "the builder did not answer"),
        ("transport is closing", "the builder was lost"),
    ];

    // A Depot error begins with its code (Connect protocol, "Error Codes").
    private static readonly string[] ServiceCodes = ["unavailable:", "deadline_exceeded:", "aborted:"];

    /// <summary>Why another try may help, for people; null when it cannot.</summary>
    /// <param name="exit">How the command ended.</param>
    /// <param name="message">The error it ended with.</param>
    /// <remarks>
    /// Never after a cancel, and never when an instruction of the Dockerfile failed, whatever words stand in it: that build
    /// would fail again. Denials and rate limits do not pass in the time of a job.
    /// </remarks>
    public static string? Reason(ExitReport exit, string message)
    {
        if (exit.Succeeded || exit.WasStopped || Has("did not complete successfully") || Has("dockerfile parse error")) return null;
        if (ServiceCodes.Any(code => message.StartsWith(code, StringComparison.Ordinal))) return "Depot was not available";
        if (Has(" 429 ") || Has("toomanyrequests")) return null;
        if (Has("PUT request to ") && Has("/manifests/") && Has("404 Not Found")) return "the registry lost a layer";
        return Signs.FirstOrDefault(known => Has(known.Sign)).Reason;

        bool Has(string text) => message.Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}
