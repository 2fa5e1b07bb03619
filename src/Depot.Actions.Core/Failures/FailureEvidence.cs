using Depot.Actions.Auth;
using Depot.Actions.Dockerfiles;
using Depot.Actions.Log;
using Depot.Actions.Registries;

namespace Depot.Actions.Failures;

/// <summary>Everything that is known about a failed build when its cause is determined.</summary>
/// <param name="Message">The CLI's error message, without terminal codes; untrusted, because it can quote a registry or a build.</param>
public sealed record FailureEvidence(string Message)
{
    /// <summary>
    /// The output of the failing step around the most relevant line, and its last lines, oldest first; empty if no step failed.
    /// </summary>
    public IReadOnlyList<string> LastLines { get; init; } = [];

    /// <summary>The step that failed, as the log shows it; null when none did.</summary>
    public BuildFailure? Failure { get; init; }

    /// <summary>Its position in the Dockerfile; null if unknown.</summary>
    public FilePlace? Place { get; init; }

    /// <summary>Text of the Dockerfile; null when it cannot be read.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Where the Depot token came from; null if the step passed none.</summary>
    public TokenOrigin? Token { get; init; }

    /// <summary>The project and where it was named, such as <c>'p1' (input 'project')</c>.</summary>
    public string Project { get; init; } = "of this step";

    /// <summary>The input <c>retries</c>.</summary>
    public int Retries { get; init; }

    /// <summary>The registries of the job.</summary>
    public DockerLogins Logins { get; init; } = DockerLogins.None;

    /// <summary>Whether the context is the repository at the commit of the run, where files of earlier steps are missing.</summary>
    public bool IsDefaultContext { get; init; }

    /// <summary>Reads the evidence of a failure from the log.</summary>
    /// <param name="message">The CLI's error message.</param>
    /// <param name="facts">The parsed log.</param>
    /// <param name="places">Where the Dockerfiles are.</param>
    public static FailureEvidence Of(string message, BuildLogModel facts, DockerfilePlaces places) =>
        new(message) { Failure = facts.Failure, Dockerfile = places.TextOf(facts.Failure?.Step?.Target), LastLines = facts.Failure is { } failure ? [.. failure.LinesAround, .. failure.LastLines] : [], Place = places.FailedAt(facts) };

    /// <summary>Whether the message contains a string, in any case.</summary>
    public bool Contains(string text) => Message.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text between two others, each in the case given; null when one of them is missing.</summary>
    public string? TextBetween(string before, string after)
    {
        var start = Message.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) return null;
        start += before.Length;
        var end = Message.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? null : Message[start..end];
    }

    /// <summary>The word after a string, up to a line's end; null when the text is missing.</summary>
    public string? After(string before) =>
        Message.IndexOf(before, StringComparison.Ordinal) is var at and >= 0 ? Message[(at + before.Length)..].Split(['\n', ' ', ','], 2)[0] : null;

    /// <summary>The image that could not be pushed; null if that is not the failure.</summary>
    public ImageReference? Pushed => TextBetween("failed to push ", ": ") is { } name ? ImageReference.Parse(name, out _) : null;

    /// <summary>The base image that could not be resolved; null if that is not the failure.</summary>
    public ImageReference? Pulled => TextBetween("failed to resolve source metadata for ", ": ") is { } name ? ImageReference.Parse(name, out _) : null;

    /// <summary>Whether an image was being fetched.</summary>
    public bool IsPull => Pulled is not null || Failure?.Step is { Kind: StepKind.BaseImage } || Failure?.Step?.Text.StartsWith("load metadata for ", StringComparison.Ordinal) == true;

    /// <summary>The registry that refused or failed: of the image, or of the URL in the message; null when none is named.</summary>
    public string? Registry => (Pushed ?? Pulled)?.Registry ?? Host();

    // `unexpected status from GET request to https://quay.io/v2/auth?…: 401`
    private string? Host()
    {
        foreach (var scheme in new[] { "https://", "http://" })
        {
            if (Message.IndexOf(scheme, StringComparison.Ordinal) is not (var at and >= 0)) continue;
            var rest = Message[(at + scheme.Length)..];
            var host = rest[..(rest.IndexOfAny(['/', '"', ' ', '?']) is var end and >= 0 ? end : rest.Length)].TrimEnd(':', ',');
            return host is "registry-1.docker.io" or "auth.docker.io" or "index.docker.io" ? ImageReference.DockerHub : host.Length > 0 ? host : null;
        }

        return null;
    }
}
