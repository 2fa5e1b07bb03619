using System.Text.Json;
using Depot.Actions.Text;
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

    // A name of a repository has at most 140 characters.
    private const int LongestText = 300;

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
    /// <remarks>Titles and names in it are untrusted, so one that is not valid text must not make the rest of the event unreadable.</remarks>
    public static EventPayload Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Read(new Utf8JsonReader(json.Span));
        }
        catch (JsonException)
        {
            return new();
        }
    }

    // Where a name stands twice, the last one counts.
    private static EventPayload Read(Utf8JsonReader json)
    {
        var payload = new EventPayload();
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return payload;
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, LongestText))
            {
                case "repository":
                    var (isPrivate, name) = Repository(ref json);
                    payload = payload with { IsPrivate = isPrivate, RepositoryName = name };
                    break;
                case "pull_request":
                    payload = PullRequest(ref json, payload with { IsPullRequest = false, HeadRepositoryName = null, HeadSha = null });
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // Nothing may follow the object.
        json.Read();
        return payload;
    }

    private static EventPayload PullRequest(ref Utf8JsonReader json, EventPayload payload)
    {
        if (!JsonMembers.IsObject(ref json)) return payload;
        payload = payload with { IsPullRequest = true };
        while (JsonMembers.Next(ref json))
        {
            if (JsonMembers.Text(ref json, LongestText) == "head") payload = Head(ref json, payload with { HeadRepositoryName = null, HeadSha = null });
            else json.Skip();
        }

        return payload;
    }

    private static EventPayload Head(ref Utf8JsonReader json, EventPayload payload)
    {
        if (!JsonMembers.IsObject(ref json)) return payload;
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, LongestText))
            {
                case "sha": payload = payload with { HeadSha = JsonMembers.TextOf(ref json, LongestText) }; break;
                case "repo": payload = payload with { HeadRepositoryName = Repository(ref json).Name }; break;
                default: json.Skip(); break;
            }
        }

        return payload;
    }

    private static (bool? IsPrivate, string? Name) Repository(ref Utf8JsonReader json)
    {
        var repository = ((bool?)null, (string?)null);
        if (!JsonMembers.IsObject(ref json)) return repository;
        while (JsonMembers.Next(ref json))
        {
            switch (JsonMembers.Text(ref json, LongestText))
            {
                case "full_name": repository.Item2 = JsonMembers.TextOf(ref json, LongestText); break;
                case "private":
                    json.Read();
                    repository.Item1 = json.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
                    json.Skip();
                    break;
                default: json.Skip(); break;
            }
        }

        return repository;
    }
}
