using System.Text.Json;
using Depot.Bake.Files;

namespace Depot.Actions.Runner;

/// <summary>The parts of the webhook event of the run that the actions use.</summary>
/// <param name="IsPrivate">Whether the repository is private; null if the event does not say it (for example a schedule), which must be
/// treated as private.</param>
/// <param name="IsPullRequest">Whether the event carries a pull request.</param>
/// <param name="RepositoryName">Full name of the repository that received the event.</param>
/// <param name="HeadRepositoryName">Full name of the repository the pull request comes from; null when that was deleted.</param>
/// <param name="HeadSha">Last commit of the pull request's branch.</param>
public sealed record EventPayload(
    bool? IsPrivate = null, bool IsPullRequest = false, string? RepositoryName = null, string? HeadRepositoryName = null, string? HeadSha = null)
{
    // GitHub's own limit of an event is 25 MB.
    private const int MostBytes = 32 << 20;

    /// <summary>Whether this is a pull request from a fork to a public repository: such runs get no secrets and no OIDC token.</summary>
    /// <param name="eventName"><c>GITHUB_EVENT_NAME</c>; <c>pull_request_target</c> does not qualify, it has the base's rights.</param>
    public bool IsPublicFork(string? eventName) =>
        eventName == "pull_request" && IsPrivate == false && IsFork(eventName);

    /// <summary>
    /// Whether the run is for a pull request from another repository, and so has the permissions of an outside contributor.
    /// </summary>
    /// <param name="eventName"><c>GITHUB_EVENT_NAME</c>.</param>
    public bool IsFork(string? eventName) =>
        eventName is "pull_request" or "pull_request_review" or "pull_request_review_comment" && IsPullRequest && HeadRepositoryName != RepositoryName;

    /// <summary>Reads the file <c>GITHUB_EVENT_PATH</c> names; a missing or unreadable file is an empty event.</summary>
    public static EventPayload Read(RunnerEnvironment environment)
    {
        try
        {
            return environment["GITHUB_EVENT_PATH"] is { } path && RegularFile.Exists(path) ? Parse(RegularFile.Read(path, MostBytes)) : new();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new();
        }
    }

    /// <summary>Reads the JSON text of an event; text that is not a JSON object is an empty event.</summary>
    public static EventPayload Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var pullRequest = Member(root, "pull_request");
            var head = Member(pullRequest, "head");
            return new(
                Member(Member(root, "repository"), "private") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null,
                pullRequest is { ValueKind: JsonValueKind.Object },
                Text(Member(Member(root, "repository"), "full_name")),
                Text(Member(Member(head, "repo"), "full_name")),
                Text(Member(head, "sha")));
        }
        catch (JsonException)
        {
            return new();
        }
    }

    // Titles and names in it are untrusted, so one that is not valid text must not make the rest of the event unreadable.
    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } there ? Readable(() => there.TryGetProperty(name, out var value) ? value : (JsonElement?)null) : null;

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? Readable(text.GetString) : null;

    private static T? Readable<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
